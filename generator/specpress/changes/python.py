"""What Python calls things in two versions of an API, where they are the same things.

Knows which names callers write. Does not know what has changed on the wire.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specpress import ir
from specpress.changes.change import Change
from specpress.changes.place import component, spot
from specpress.changes.types import Pair
from specpress.changes.words import spelled
from specpress.literals import Code
from specpress.names import Names

Version = tuple[ir.Api, Names]


def renamed(old: Version, new: Version, pairs: Mapping[Pair, str]) -> Iterator[Change]:
    """The names that differ, of things that `pairs` and operations have in common."""
    yield from _operations(old, new)
    yield from _links(old, new)
    before, after = _by_holder(old[1]), _by_holder(new[1])
    for (first, second), where in pairs.items():
        name = component(second)
        at = str(spot(name)) if name and name == component(first) else where
        yield from _class(old, new, (first, second), at)
        names, others = before.get(first, {}), after.get(second, {})
        for key in sorted(names.keys() & others.keys()):
            yield from _changed(f"{at}.{key}", names[key], others[key])


def _operations(old: Version, new: Version) -> Iterator[Change]:
    before = {each.id: each for each in old[0].operations}
    for operation in new[0].operations:
        if operation.id in before:
            other = before[operation.id]
            methods = _method(other, old[1]), _method(operation, new[1])
            former = _former_methods(operation, new[1])
            code = "method-renamed" if methods[0] in former else "name-changed"
            yield from _changed(operation.id, *methods, code=code)
            for key, name in _arguments(operation, new[1]).items():
                known = _arguments(other, old[1]).get(key, name)
                yield from _changed(f"{operation.id} {key}", known, name)


def _links(old: Version, new: Version) -> Iterator[Change]:
    for id_, name in new[1].links.items():
        source, status, called = id_
        at = f"{source} {status} link {called.reveal()}"
        yield from _changed(at, old[1].links.get(id_, name), name)


def _method(operation: ir.Operation, names: Names) -> str:
    resource = names.resources[operation.tag].path
    return f"{resource}.{names.methods[operation.id]}"


def _former_methods(operation: ir.Operation, names: Names) -> set[str]:
    resource = names.resources[operation.tag].path
    former = names.former.methods.get(operation.id, ())
    return {f"{resource}.{each}" for each in former}


def _arguments(operation: ir.Operation, names: Names) -> dict[str, Code]:
    return {
        f"{each.location.value} {each.wire_name.reveal()}": names.parameters[
            operation.id, each.location, each.wire_name
        ]
        for each in operation.parameters
        if (operation.id, each.location, each.wire_name) in names.parameters
    }


def _class(old: Version, new: Version, pair: Pair, at: str) -> Iterator[Change]:
    first, second = pair
    before, after = old[1].classes[first], new[1].classes[second]
    if before != after:
        places = old[0].declarations[first].where, new[0].declarations[second].where
        still = {*new[1].classes.values(), *new[1].former.classes}
        code = "class-replaced" if before in still else "class-renamed"
        yield Change(code, at, frozenset(), before, after, *places)


def _by_holder(names: Names) -> dict[ir.TypeId, dict[str, Code]]:
    """Fields and members by what they are part of, and by wire name or value."""
    found: dict[ir.TypeId, dict[str, Code]] = {}
    for (holder, wire), name in names.fields.items():
        found.setdefault(holder, {})[wire.reveal()] = name
    for (holder, value), name in names.members.items():
        found.setdefault(holder, {})[spelled(value)] = name
    return found


def _changed(
    where: str, before: str, after: str, *, code: str = "name-changed"
) -> Iterator[Change]:
    if before != after:
        yield Change(code, where, frozenset(), str(before), str(after))
