"""Two versions of an API compared, operation by operation.

Knows what makes up a call. Does not know what Python calls any of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specpress import ir
from specpress.changes.change import Change, Side
from specpress.changes.links import links
from specpress.changes.place import Spot, component, spot
from specpress.changes.types import Comparison, Declarations

_BOTH = (Side.REQUEST, Side.RESPONSE)


def compared(old: ir.Api, new: ir.Api) -> Comparison:
    """Everything that differs on the wire; merged over directions."""
    types = Comparison(old.declarations, new.declarations)
    before = {each.id: each for each in old.operations}
    after = {each.id: each for each in new.operations}
    for id_ in sorted(before.keys() | after.keys()):
        if id_ not in after:
            types.found.append(_gone(before[id_], after, before))
        elif id_ not in before:
            where = after[id_].where
            types.found.append(Change("operation-added", id_, new=where))
        else:
            _Operation(types, before[id_], after[id_]).compare()
    types.found.extend(links(old, new))
    if old.server != new.server:
        texts = (old.server.reveal(), new.server.reveal())
        types.found.append(Change("server-changed", "servers", frozenset(), *texts))
    _webhooks(types, old.received, new.received)
    _components(types, old.declarations, new.declarations)
    return types


def _webhooks(types: Comparison, old: ir.Received, new: ir.Received) -> None:
    before = {each.id: each for each in old.webhooks}
    after = {each.id: each for each in new.webhooks}
    for id_ in sorted(before.keys() | after.keys()):
        if id_ not in after:
            where = before[id_].where
            types.found.append(Change("webhook-removed", id_, old=where))
        elif id_ not in before:
            types.found.append(Change("webhook-added", id_, new=after[id_].where))
        else:
            first, second = before[id_].body, after[id_].body
            if first is not None and second is not None:
                spot_ = Spot(f"{id_} body")
                types.types(first.type, second.type, spot_, Side.RESPONSE)


def _credentials(security: ir.Security) -> frozenset[str]:
    """The alternatives, each as its schemes and scopes."""
    return frozenset(
        " + ".join(
            " ".join((each.scheme.reveal(), *(text.reveal() for text in each.scopes)))
            for each in alternative
        )
        or "none"
        for alternative in security
    )


def _gone(
    operation: ir.Operation,
    after: Mapping[str, ir.Operation],
    before: Mapping[str, ir.Operation],
) -> Change:
    alike = [
        id_
        for id_, other in after.items()
        if id_ not in before and _shape(other) == _shape(operation)
    ]
    hint = f"renamed to {alike[0]}?" if len(alike) == 1 else ""
    return Change("operation-removed", operation.id, old=operation.where, hint=hint)


def _shape(operation: ir.Operation) -> tuple[object, ...]:
    """What a renamed operation keeps."""
    return (
        operation.method,
        tuple(
            (each.wire_name, each.location, each.type) for each in operation.parameters
        ),
        tuple((each.media_type, _loose(each.type)) for each in operation.bodies),
        tuple(
            (case.status, tuple(_loose(each.type) for each in case.bodies))
            for case in operation.responses
        ),
    )


def _loose(type_: ir.Type) -> object:
    """`type_`; inline schemas are the same thing, wherever they stand."""
    if isinstance(type_, ir.Named):
        return component(type_.target) or "inline"
    return type_


class _Operation:
    """One operation in both versions."""

    def __init__(self, types: Comparison, old: ir.Operation, new: ir.Operation) -> None:
        self._types = types
        self._old = old
        self._new = new

    def compare(self) -> None:
        old, new = self._old, self._new
        words = ("summary", "description")
        if any(getattr(old.docs, each) != getattr(new.docs, each) for each in words):
            self._add("description-changed")
        if old.docs.deprecated != new.docs.deprecated:
            texts = ("", "deprecated") if new.docs.deprecated else ("deprecated", "")
            self._add("operation-deprecated", "", *texts)
        if (old.paging is None) != (new.paging is None):
            texts = ("", "pages") if old.paging is None else ("pages", "")
            self._add("paging-changed", "", *texts)
        self._security()
        self._parameters()
        self._body()
        self._responses()

    def _security(self) -> None:
        before, after = map(_credentials, (self._old.security, self._new.security))
        for text in sorted(before - after):
            self._add("security-removed", " security", text)
        for text in sorted(after - before):
            self._add("security-added", " security", "", text)

    def _parameters(self) -> None:
        before = {
            (each.location, each.wire_name): each for each in self._old.parameters
        }
        after = {(each.location, each.wire_name): each for each in self._new.parameters}
        for key in sorted(
            before.keys() | after.keys(), key=lambda each: (each[0].value, each[1])
        ):
            part = f" {key[0].value} {key[1].reveal()}"
            if key not in after:
                self._add("parameter-removed", part)
            elif key not in before:
                forced = "required-" if after[key].required else ""
                self._add(f"{forced}parameter-added", part)
            else:
                self._parameter(before[key], after[key], part)

    def _parameter(self, old: ir.Parameter, new: ir.Parameter, part: str) -> None:
        if old.required != new.required:
            became = "required" if new.required else "optional"
            self._add(f"parameter-became-{became}", part)
        if (old.style, old.explode, old.allow_reserved) != (
            new.style,
            new.explode,
            new.allow_reserved,
        ):
            self._add("parameter-style-changed", part)
        if old.docs.description != new.docs.description:
            self._add("description-changed", part)
        at = Spot(self._new.id + part)
        self._types.types(old.type, new.type, at, Side.REQUEST)

    def _body(self) -> None:
        old, new = self._old.body, self._new.body
        if old is None or new is None:
            if new is not None:
                self._add(f"{'required-' if new.required else ''}body-added", " body")
            if old is not None:
                self._add("body-removed", " body")
            return
        if old.required != new.required:
            became = "required" if new.required else "optional"
            self._add(f"body-became-{became}", " body")
        self._bodies(self._old.bodies, self._new.bodies, " body", Side.REQUEST)

    def _bodies(
        self, old: Sequence[ir.Body], new: Sequence[ir.Body], part: str, side: Side
    ) -> None:
        """What may be sent, or comes, at one place."""
        at = Spot(self._new.id + part)
        before = {each.media_type: each for each in old}
        after = {each.media_type: each for each in new}
        if len(old) == len(new) == 1 and before.keys() != after.keys():
            texts = old[0].media_type.reveal(), new[0].media_type.reveal()
            self._add("media-type-changed", part, *texts)
            self._types.types(old[0].type, new[0].type, at, side)
            return
        for media_type in sorted(before.keys() | after.keys()):
            if media_type in before and media_type in after:
                pair = before[media_type].type, after[media_type].type
                self._types.types(*pair, at, side)
            else:
                happened = "added" if media_type in after else "removed"
                code, text = f"media-type-{happened}", media_type.reveal()
                change = Change(code, str(at), frozenset({side}), after=text)
                self._types.found.append(change)

    def _responses(self) -> None:
        before = {each.status: each for each in self._old.responses}
        after = {each.status: each for each in self._new.responses}
        for status in sorted(before.keys() | after.keys()):
            case = after.get(status) or before[status]
            part = " response" if case.is_success else f" {status}"
            if status in before and status in after:
                self._response(before[status], after[status], part)
            else:
                kind = "response" if case.is_success else "error"
                happened = "added" if status in after else "removed"
                self._add(f"{kind}-{happened}", f" {status}")

    def _response(self, old: ir.ResponseCase, new: ir.ResponseCase, part: str) -> None:
        self._headers(old, new, part)
        if bool(old.bodies) != bool(new.bodies):
            texts = ("no body", "a body") if new.bodies else ("a body", "no body")
            self._add("type-changed", part, *texts)
        elif old.bodies:
            self._bodies(old.bodies, new.bodies, part, Side.RESPONSE)

    def _headers(self, old: ir.ResponseCase, new: ir.ResponseCase, part: str) -> None:
        before = {each.wire_name: each for each in old.header_fields}
        after = {each.wire_name: each for each in new.header_fields}
        for name in sorted(before.keys() | after.keys()):
            at = f"{part} header {name.reveal()}"
            if name not in before or name not in after:
                self._add(f"header-{'added' if name in after else 'removed'}", at)
                continue
            if before[name].required != after[name].required:
                became = "required" if after[name].required else "optional"
                self._add(f"header-became-{became}", at)
            pair = before[name].type, after[name].type
            self._types.types(*pair, Spot(self._new.id + at), Side.RESPONSE)

    def _add(
        self, code: str, part: str = "", before: str = "", after: str = ""
    ) -> None:
        places = (self._old.where, self._new.where)
        where = self._new.id + part
        change = Change(code, where, frozenset(), before, after, *places)
        self._types.found.append(change)


def _components(types: Comparison, old: Declarations, new: Declarations) -> None:
    """Schemas with a name, whether or not an operation uses them."""
    before, after = _named(old), _named(new)
    used = {component(second) for _, second in types.pairs}
    for name in sorted(before.keys() | after.keys()):
        where = str(spot(name))
        if name not in after:
            types.found.append(
                Change("schema-removed", where, old=old[before[name]].where)
            )
        elif name not in before:
            types.found.append(
                Change("schema-added", where, new=new[after[name]].where)
            )
        elif name not in used:
            for side in _BOTH:
                pair = (ir.Named(before[name]), ir.Named(after[name]))
                types.types(*pair, spot(name), side)


def _named(declared: Declarations) -> dict[str, ir.TypeId]:
    return {name: id_ for id_ in reversed([*declared]) if (name := component(id_))}
