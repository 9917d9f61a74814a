"""Fields that go one way: requests and responses each see only what is theirs.

Knows which declarations cannot be the same in both directions, and gives those a twin for
requests. Does not know schemas: a pass over declarations that are whole.

A declaration *differs by direction* where a required field goes one way only (nobody could
make its value, or the other side never sends it), or where it refers to one that differs.
See docs/decisions/0004-access.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from specpress import graph, ir
from specpress.grammar import join
from specpress.literals import Text

Declarations = Mapping[ir.TypeId, ir.Declaration]

INPUT = ">"
"""The token behind the pointer of a schema as requests send it."""
_COMPONENT = "#/components/schemas/"


def split_by_direction(
    operations: Iterable[ir.Operation],
    received: ir.Received,
    declarations: Declarations,
) -> tuple[tuple[ir.Operation, ...], ir.Received, dict[ir.TypeId, ir.Declaration]]:
    """The same, with every type as it is in the direction where it is used.

    What the API sends of its own accord is read like an answer; an answer to that is sent
    like a request.
    """
    operations = tuple(operations)
    differing = _differing(declarations)
    sent = [*graph.sent_types(operations), *graph.answer_types(received.webhooks)]
    requested = differing & _requested(sent, declarations)
    come = [*graph.answer_types(operations), *graph.payload_types(received)]
    answered = requested & _reached(come, declarations, ir.Access.WRITE)
    twins = {
        id_: ir.TypeId(join(id_, INPUT))
        for id_ in requested
        if id_ in answered or declarations[id_].home.startswith(_COMPONENT)
    }
    sides = _Sides(differing, twins)
    found: dict[ir.TypeId, ir.Declaration] = {}
    for id_, declared in declarations.items():
        is_sent_only = id_ in requested and id_ not in twins
        found[id_] = sides.version(declared, is_request=is_sent_only)
        if id_ in twins:
            found[twins[id_]] = sides.twin(declared)
    split = tuple(sides.operation(each) for each in operations)
    return split, sides.received(received), found


# -- which declarations differ ---------------------------------------------------------


def _differing(declarations: Declarations) -> frozenset[ir.TypeId]:
    users: dict[ir.TypeId, set[ir.TypeId]] = {}
    stack: list[ir.TypeId] = []
    for id_, declared in declarations.items():
        for target in _targets(declared, (ir.Access.BOTH,)):
            users.setdefault(target, set()).add(id_)
        if _needs_sides(declared):
            stack.append(id_)
    found = set(stack)
    while stack:
        for user in users.get(stack.pop(), set()) - found:
            found.add(user)
            stack.append(user)
    return frozenset(found)


def _needs_sides(declared: ir.Declaration) -> bool:
    return isinstance(declared, ir.Object) and any(
        field.required and field.access is not ir.Access.BOTH
        for field in declared.fields
    )


def _targets(
    declared: ir.Declaration, accesses: Iterable[ir.Access]
) -> Iterator[ir.TypeId]:
    """What a declaration refers to, by fields of these kinds or otherwise."""
    match declared:
        case ir.Object(base=base, extra=extra, fields=fields):
            if base is not None:
                yield base
            yield from graph.targets(extra)
            for field in fields:
                if field.access in accesses:
                    yield from graph.targets(field.type)
        case ir.Alias(type=type_):
            yield from graph.targets(type_)
        case ir.Enum():
            pass


# -- where they are used ---------------------------------------------------------------


def _requested(
    sent: Iterable[ir.Type], declarations: Declarations
) -> frozenset[ir.TypeId]:
    """What requests send: also write-only fields of classes that both sides share."""
    written = [
        field.type
        for declared in declarations.values()
        if isinstance(declared, ir.Object)
        for field in declared.fields
        if field.access is ir.Access.WRITE
    ]
    return _reached([*sent, *written], declarations, ir.Access.READ)


def _reached(
    types: Iterable[ir.Type], declarations: Declarations, never: ir.Access
) -> frozenset[ir.TypeId]:
    """All declarations that `types` lead to, but by fields that `never` go this way."""
    accesses = set(ir.Access) - {never}
    stack = [target for each in types for target in graph.targets(each)]
    found: set[ir.TypeId] = set()
    while stack:
        each = stack.pop()
        if each not in found and each in declarations:
            found.add(each)
            stack.extend(_targets(declarations[each], accesses))
    return frozenset(found)


# -- the two sides ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sides:
    """Writes declarations and operations with the types of their direction."""

    differing: frozenset[ir.TypeId]
    twins: Mapping[ir.TypeId, ir.TypeId]

    def twin(self, declared: ir.Declaration) -> ir.Declaration:
        """The declaration of its own that requests use."""
        name = replace(declared.name, parts=(*declared.name.parts, Text("input")))
        version = self.version(declared, is_request=True)
        return replace(version, id=self.twins[declared.id], name=name)

    def version(self, declared: ir.Declaration, *, is_request: bool) -> ir.Declaration:
        """A declaration as one direction sees it."""
        match declared:
            case ir.Object():
                left_out = self._left_out(declared, is_request=is_request)
                gone = {each.wire_name for each in left_out}
                return replace(
                    declared,
                    base=self._base(declared.base, is_request=is_request),
                    extra=self._type(declared.extra, is_request=is_request),
                    fields=tuple(
                        self._field(each, is_request=is_request)
                        for each in declared.fields
                        if each.wire_name not in gone
                    ),
                    left_out=left_out,
                )
            case ir.Alias():
                type_ = self._type(declared.type, is_request=is_request)
                return replace(declared, type=type_)
            case ir.Enum():
                return declared

    def operation(self, operation: ir.Operation) -> ir.Operation:
        """What an operation sends, by its twins."""
        return replace(
            operation,
            parameters=tuple(
                replace(each, type=self._type(each.type, is_request=True))
                for each in operation.parameters
            ),
            body=operation.body and self._sent(operation.body),
            other_bodies=tuple(map(self._sent, operation.other_bodies)),
        )

    def received(self, received: ir.Received) -> ir.Received:
        """What is answered to the API's own requests, by its twins."""
        return replace(
            received,
            webhooks=tuple(
                replace(each, answers=tuple(map(self._answer, each.answers)))
                for each in received.webhooks
            ),
        )

    def _answer(self, case: ir.ResponseCase) -> ir.ResponseCase:
        return replace(case, bodies=tuple(map(self._sent, case.bodies)))

    def _sent(self, body: ir.Body) -> ir.Body:
        return replace(body, type=self._type(body.type, is_request=True))

    def _left_out(
        self, declared: ir.Object, *, is_request: bool
    ) -> tuple[ir.Field, ...]:
        if declared.id not in self.differing:
            return ()
        never = ir.Access.READ if is_request else ir.Access.WRITE
        return tuple(each for each in declared.fields if each.access is never)

    def _base(self, base: ir.TypeId | None, *, is_request: bool) -> ir.TypeId | None:
        return self.twins.get(base, base) if base and is_request else base

    def _field(self, field: ir.Field, *, is_request: bool) -> ir.Field:
        """A field whose type is that of the direction in which it goes."""
        if field.access is not ir.Access.BOTH:
            is_request = field.access is ir.Access.WRITE
        return replace(field, type=self._type(field.type, is_request=is_request))

    def _type(self, type_: ir.Type, *, is_request: bool) -> ir.Type:
        return graph.renamed(type_, self.twins) if is_request else type_
