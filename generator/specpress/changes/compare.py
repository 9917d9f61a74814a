"""Two versions of an API into the list of all changes: the order of the steps.

Knows how findings become one list: each once, with the operations that it reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from specpress import graph, ir
from specpress.changes.change import Change, Verdict
from specpress.changes.operations import compared
from specpress.changes.place import component
from specpress.changes.python import Version, renamed


def compare(old: Version, new: Version) -> tuple[Change, ...]:
    """What changes for callers from `old` to `new`, the heaviest first."""
    wire = compared(old[0], new[0])
    found = [*wire.found, *renamed(old, new, wire.pairs)]
    reach = [_Reach(old[0]), _Reach(new[0])]
    changes = [_reaching(each, reach) for each in _merged(found)]
    weight = list(Verdict).index
    return tuple(
        sorted(changes, key=lambda each: (weight(each.verdict), each.where, each.code))
    )


def _merged(found: Iterable[Change]) -> Iterator[Change]:
    """`found`, each once: what holds in both directions is one change."""
    by_key: dict[tuple[str, ...], Change] = {}
    for each in found:
        key = (each.where, each.code, each.before, each.after)
        known = by_key.get(key, each)
        by_key[key] = replace(known, sides=known.sides | each.sides)
    yield from (by_key[key] for key in sorted(by_key))


def _reaching(change: Change, reach: Iterable[_Reach]) -> Change:
    """`change` with its operations: itself, or all that use the schema."""
    prefix = "components.schemas."
    if not change.where.startswith(prefix):
        operation = " ".join(change.where.split(" ", 2)[:2])
        return replace(change, operations=(operation,) if " " in operation else ())
    used = {id_ for each in reach for id_ in each.of(change.where[len(prefix) :])}
    return replace(change, operations=tuple(sorted(used)))


class _Reach:
    """Which operations use a schema, at any depth."""

    def __init__(self, api: ir.Api) -> None:
        self._names = {
            name: id_ for id_ in api.declarations if (name := component(id_))
        }
        self._users: dict[ir.TypeId, set[ir.TypeId]] = {}
        for id_, declared in api.declarations.items():
            for target in _targets(declared):
                self._users.setdefault(target, set()).add(id_)
        self._callers: dict[ir.TypeId, set[str]] = {}
        for operation in api.operations:
            for type_ in _types(operation):
                for target in graph.targets(type_):
                    self._callers.setdefault(target, set()).add(operation.id)
        self._known: dict[str, frozenset[str]] = {}

    def of(self, path: str) -> frozenset[str]:
        """The operations that use the schema at the start of `path`."""
        name = max(
            (
                each
                for each in (path, path.partition(".properties.")[0])
                if each in self._names
            ),
            key=len,
            default="",
        )
        if name not in self._known:
            self._known[name] = self._found(self._names[name]) if name else frozenset()
        return self._known[name]

    def _found(self, id_: ir.TypeId) -> frozenset[str]:
        found: set[str] = set()
        seen = {id_}
        stack = [id_]
        while stack:
            each = stack.pop()
            found |= self._callers.get(each, set())
            stack.extend(self._users.get(each, set()) - seen)
            seen |= self._users.get(each, set())
        return frozenset(found)


def _targets(declared: ir.Declaration) -> Iterator[ir.TypeId]:
    match declared:
        case ir.Object():
            if declared.base is not None:
                yield declared.base
            for type_ in (declared.extra, *(each.type for each in declared.fields)):
                yield from graph.targets(type_)
        case ir.Alias():
            yield from graph.targets(declared.type)
        case ir.Enum():
            pass


def _types(operation: ir.Operation) -> Iterator[ir.Type]:
    yield from (each.type for each in operation.parameters)
    yield from (each.type for each in operation.bodies)
    for case in operation.responses:
        yield from (each.type for each in case.bodies)
        yield from (each.type for each in case.header_fields)
