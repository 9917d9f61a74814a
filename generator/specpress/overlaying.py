"""A document and its overlays -> the document that they ask for.

Knows the merge rules of the Overlay Specification: those of 1.1, which say what 1.0 leaves
open. Does not know what any key means. What an overlay brings has its place there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from specpress.diagnostics import Failure, Place, Report, error, warning
from specpress.jsonpath import Location
from specpress.nodes import (
    MAX_DEPTH,
    MAX_NODES,
    Gathered,
    Map,
    Node,
    Seq,
    Value,
    too_deep,
    too_many_nodes,
)
from specpress.overlay import Action, Copy, Overlay, Remove, Update, overlay_in
from specpress.source import Document


def overlaid(document: Document, report: Report) -> Document:
    """`document` with its overlays laid over it, in their order.

    Raises:
        Failure: one of them is malformed, or does not fit.
    """
    root = document.root
    added = 0
    places = Gathered(document.name)
    for part in document.overlays:
        report.add(*part.found)
        overlay = overlay_in(part)
        _check_extends(overlay, document, report)
        for action in overlay.actions:
            change = _changed(root, action, places, report)
            root, added = change.root, added + change.added
            if added > MAX_NODES:
                raise too_many_nodes(action.node.origin, action.node.mark)
    return replace(document, root=root)


def _check_extends(overlay: Overlay, document: Document, report: Report) -> None:
    """Say so where the overlay was made for another document.

    A URI says nothing of a copy of the document in a file.
    """
    parts = urlsplit(overlay.extends)
    if not overlay.extends or parts.scheme or document.name == "<stdin>":
        return
    wanted = posixpath.join(posixpath.dirname(overlay.name), unquote(parts.path))
    is_same = posixpath.normpath(wanted) == posixpath.normpath(document.name)
    if posixpath.isabs(wanted) != posixpath.isabs(document.name) or (
        ":" in document.name
    ):  # seen from elsewhere
        is_same = posixpath.basename(wanted) == posixpath.basename(document.name)
    if not is_same:
        where = overlay.root.where("extends")
        message = f"this overlay extends {wanted}, and not {document.name}"
        report.add(warning("other-extends", where, message))


# -- one action ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Changed:
    root: Map
    added: int = 0
    """How many values came in, at most."""


@dataclass(slots=True)
class _Spot:
    """The part of a document that leads to selected nodes."""

    is_selected: bool = False
    below: dict[str | int, _Spot] = field(default_factory=dict["str | int", "_Spot"])


@dataclass(frozen=True, slots=True)
class _New:
    """What is merged, and where its own place is."""

    value: Value
    near: Node
    key: str | int

    @property
    def where(self) -> Place:
        return self.near.origin.place(self.near.mark_of(self.key))


def _changed(root: Map, action: Action, places: Gathered, report: Report) -> _Changed:
    """`root` as `action` leaves it."""
    if action.change is None:
        message = "this action does nothing"
        hint = "it takes one of update, copy (since 1.1) and remove"
        report.add(warning("idle-action", action.where("target"), message, hint))
        return _Changed(root)
    locations = action.target.locations(root)
    if not locations:
        message = "the target selects nothing"
        hint = f"the last part that does is {action.target.longest_match(root)}"
        report.add(warning("idle-action", action.where("target"), message, hint))
        return _Changed(root)
    new = _new(root, action)
    if new is None and () in locations:
        raise _misfit(action, "the root of a document cannot be removed")
    if new is None:
        return _Changed(_Changing(new, places).root(root, _spots(locations)))
    kinds = {_kind(_at(root, each)) for each in locations}
    if len(kinds) > 1:
        raise _misfit(action, f"the target selects {' and '.join(sorted(kinds))}")
    size, height = _measure(new.value)
    if max(map(len, locations)) + height > MAX_DEPTH:
        raise too_deep(action.node.origin, action.node.mark)
    rebuilt = _Changing(new, places).root(root, _spots(locations))
    return _Changed(rebuilt, size * len(locations))


def _new(root: Map, action: Action) -> _New | None:
    """What is merged; None where nodes are removed."""
    match action.change:
        case Update(value=value):
            return _New(value, action.node, "update")
        case Copy(source=source):
            found = source.locations(root)
            if len(found) != 1:
                message = f"copy selects {len(found)} nodes, where it is to select one"
                raise _misfit(action, message, "copy")
            if not found[0]:
                return _New(root, action.node, "copy")
            holder = _at(root, found[0][:-1])
            assert isinstance(holder, Map | Seq)
            return _New(_at(root, found[0]), holder, found[0][-1])
        case Remove() | None:
            return None


def _at(root: Map, location: Location) -> Value:
    """What is at `location`, to which a query led."""
    found: Value = root
    for key in location:
        if isinstance(found, Map):
            found = found[str(key)]
        elif isinstance(found, Seq):
            found = found[int(key)]
    return found


def _spots(locations: Iterable[Location]) -> _Spot:
    top = _Spot()
    for location in locations:
        spot = top
        for key in location:
            spot = spot.below.setdefault(key, _Spot())
        spot.is_selected = True
    return top


def _measure(value: Value) -> tuple[int, int]:
    """How many values `value` is, and how many levels; it is MAX_DEPTH deep at most."""
    if not isinstance(value, Map | Seq):
        return 1, 0
    inner = [
        _measure(each) for each in (value.values() if isinstance(value, Map) else value)
    ]
    height = max((below for _, below in inner), default=0)
    return 1 + sum(size for size, _ in inner), 1 + height


def _kind(value: Value) -> str:
    match value:
        case Map():
            return "objects"
        case Seq():
            return "lists"
        case _:
            return "single values"


def _misfit(action: Action, message: str, key: str = "target") -> Failure:
    return Failure(error("bad-overlay", action.where(key), message))


class _Changing:
    """Carries an action out: new nodes on the ways that lead to what is selected."""

    def __init__(self, new: _New | None, places: Gathered) -> None:
        self._new = new
        self._places = places

    def root(self, root: Map, spot: _Spot) -> Map:
        """`root` with what is selected changed."""
        changed = self._rebuilt(root, spot)
        assert isinstance(changed, Map)
        return changed

    def _rebuilt(self, node: Value, spot: _Spot) -> Value:
        if spot.is_selected and self._new is not None:
            node = self._merged(node, self._new)
        if isinstance(node, Map):
            return self._rebuilt_map(node, spot)
        return self._rebuilt_seq(node, spot) if isinstance(node, Seq) else node

    def _rebuilt_map(self, node: Map, spot: _Spot) -> Map:
        items: dict[str, Value] = {}
        brought: dict[str, Place] = {}
        for key, value in node.items():
            below = spot.below.get(key)
            if below is None:
                items[key] = value
            elif not (below.is_selected and self._new is None):
                items[key] = self._rebuilt(value, below)
                if self._new and not isinstance(value, Map | Seq):
                    brought[key] = self._new.where
        return node.replaced(items).gathered(self._places, brought)

    def _rebuilt_seq(self, node: Seq, spot: _Spot) -> Seq:
        kept: list[int] = []
        items: list[Value] = []
        for index, value in enumerate(node):
            below = spot.below.get(index)
            if below is None or not (below.is_selected and self._new is None):
                kept.append(index)
                items.append(value if below is None else self._rebuilt(value, below))
        if self._new is None:
            return node.replaced(items, kept)
        values = [
            at for at in map(int, spot.below) if not isinstance(node[at], Map | Seq)
        ]
        brought = dict.fromkeys(values, self._new.where)
        return node.replaced(items).gathered(self._places, brought)

    # -- merging -----------------------------------------------------------------------

    def _merged(self, old: Value, new: _New) -> Value:
        """`old` with `new` merged into it (1.1.0, "Action Object")."""
        value = new.value
        if isinstance(old, Seq):
            return self._extended(old, new)
        if isinstance(old, Map) and isinstance(value, Map):
            return self._merged_map(old, value)
        if isinstance(old, Map) or isinstance(value, Map | Seq):
            message = f"{_kind(value)} cannot be merged into {_kind(old)}"
            hint = "remove it in an action before, and add it again"
            raise Failure(error("bad-overlay", new.where, message, hint))
        return value

    def _merged_map(self, old: Map, update: Map) -> Map:
        items: dict[str, Value] = {**old}
        brought: dict[str, Place] = {}
        for key, value in update.items():
            given = _New(value, update, key)
            present = old.get(key)
            if isinstance(present, Seq) and not isinstance(value, Seq):
                message = f"{_kind(value)} cannot be merged into lists"
                hint = "a target that selects the list appends to it"
                raise Failure(error("bad-overlay", given.where, message, hint))
            items[key] = self._merged(present, given) if key in old else value
            if not isinstance(present, Map | Seq):
                brought[key] = given.where
        return old.replaced(items).gathered(self._places, brought)

    def _extended(self, old: Seq, new: _New) -> Seq:
        """`old` with the items of a list, or with one item more."""
        value = new.value
        if isinstance(value, Seq):
            given = [_New(item, value, index) for index, item in enumerate(value)]
        else:
            given = [new]
        node = old.replaced([*old, *(each.value for each in given)])
        brought = {at: each.where for at, each in enumerate(given, len(old))}
        return node.gathered(self._places, brought)
