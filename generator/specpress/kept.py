"""Published names meet an API: what keeps its name, what is an alias, what is written down next.

Knows what a rename is. Does not know how the file of names looks, nor how aliases are emitted.

- A class is the schema at its pointer, a method its HTTP method and path. While that is
  there, it keeps its name, whatever it would be called today.
- A method whose `operationId` changed was renamed by the document: its old name is an alias.
- A schema that is gone may have moved: its name is an alias for what stands in its place.
- What is gone for good stays in the file, so that it is called the same if it comes back, until
  another thing takes the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from specpress import ir
from specpress.claims import is_form_of, is_usable
from specpress.diagnostics import Report, error, note
from specpress.literals import Code, Text
from specpress.moved import Moves
from specpress.names import (
    CLASSES,
    METHODS,
    Former,
    Kept,
    Names,
    assign_names,
    method_want,
)
from specpress.nesting import needed, without_circles
from specpress.published import Entry, Published

Renamed = Mapping[str, str]


def keep(
    api: ir.Api,
    package: str,
    published: Published,
    renamed: Renamed,
    report: Report,
    *,
    prune: bool = False,
) -> tuple[ir.Api, Names, Published]:
    """`api` with its names, of which those stay that were `published`; what is published now.

    With `prune`, names of what is gone are forgotten, and former names.
    """
    alone = assign_names(api, package)
    api, resources = _in_resources(api, published, alone)
    names = assign_names(api, package, _kept(api, published, resources))
    known = Published() if prune else published
    former = _former(api, names, known, renamed, report)
    return api, replace(names, former=former), _publishing(api, names, known)


def _in_resources(
    api: ir.Api, published: Published, names: Names
) -> tuple[ir.Api, Mapping[Text, Code]]:
    """`api`, its operations where they were published, and the resources of its tags.

    `names` are those of `api` without that.
    """
    was = {
        each.id: _resource(published.methods[each.id].name)
        for each in api.operations
        if each.id in published.methods
    }
    owners = _owners(api, was, names)
    operations = tuple(
        replace(each, tag=owners.get(was.get(each.id, ""), each.tag))
        for each in api.operations
    )
    tags, resources = _nested(api, owners, names)
    used = {each.tag for each in operations}
    kept = replace(api, operations=operations, tags=needed(tags, used))
    return kept, resources


def _nested(
    api: ir.Api, owners: Mapping[str, Text], names: Names
) -> tuple[Iterable[ir.Tag], Mapping[Text, Code]]:
    """The tags of `api`, and new ones: each stands where it was published. And where that is."""
    tags = {each.name: each for each in api.tags}
    places = dict(owners)
    owned = set(owners.values())
    for tag, own in names.resources.items():
        if tag not in owned:
            places.setdefault(own.path, tag)
    resources = {tag: Code(resource) for resource, tag in owners.items()}
    for resource, tag in sorted(owners.items()):
        parent: Text | None = None
        parts = resource.split(".")
        for path in (".".join(parts[:end]) for end in range(1, len(parts))):
            if path not in places:
                places[path] = _unlike(path, tags)
                tags[places[path]] = ir.Tag(places[path], ir.Docs(), parent=parent)
            parent = places[path]
            resources.setdefault(parent, Code(path))
        plain = tags.get(tag, ir.Tag(tag, ir.Docs()))
        tags[tag] = replace(plain, parent=parent)
    return without_circles(tags.values()), resources


def _unlike(path: str, tags: Mapping[Text, ir.Tag]) -> Text:
    """What a new tag is called that stands at `path`."""
    name = path.replace(".", "/")
    while Text(name) in tags:
        name += "/"
    return Text(name)


def _owners(api: ir.Api, was: Mapping[str, str], names: Names) -> Mapping[str, Text]:
    """The tag that each published resource is of.

    It is the one that has all that is left of the resource, and nothing else that was
    published: the same tag, or one that took its place. Else it is a tag that is called so, the
    only one that has some of it, or a new one.
    """
    held: dict[Text, set[str]] = {}
    claims: dict[str, set[Text]] = {}
    for each in api.operations:
        if each.id in was:
            held.setdefault(each.tag, set()).add(was[each.id])
            claims.setdefault(was[each.id], set()).add(each.tag)
    owners = {
        resource: tag
        for tag, found in held.items()
        for resource in found
        if len(found) == len(claims[resource]) == 1
    }
    homes = {str(each.path): tag for tag, each in names.resources.items()}
    tags = set(owners.values())
    for choose in (_called_so, _alone, _any):
        for resource in sorted(claims.keys() - owners.keys()):
            tag = choose(resource, claims[resource], homes)
            if tag is not None and tag not in tags:
                owners[resource] = tag
                tags.add(tag)
    return owners


def _called_so(
    resource: str, claims: set[Text], homes: Mapping[str, Text]
) -> Text | None:
    tag = homes.get(resource)
    return tag if tag in claims else None


def _alone(_: str, claims: set[Text], __: Mapping[str, Text]) -> Text | None:
    return min(claims) if len(claims) == 1 else None


def _any(resource: str, _: set[Text], homes: Mapping[str, Text]) -> Text:
    return homes.get(resource, Text(resource.replace(".", "/")))


def _kept(api: ir.Api, published: Published, resources: Mapping[Text, Code]) -> Kept:
    """The names that things of `api` keep."""
    return Kept(
        {
            id_: Code(published.classes[id_].name)
            for id_ in api.declarations
            if id_ in published.classes
        },
        {
            each.id: Code(_method(published.methods[each.id].name))
            for each in api.operations
            if each.id in published.methods
            and not _was_renamed(each, published.methods[each.id])
        },
        resources,
    )


def _was_renamed(operation: ir.Operation, entry: Entry) -> bool:
    """Whether the document calls an operation otherwise, and its name was the document's."""
    if entry.operation_id is None or entry.operation_id == _called(operation):
        return False
    called = Text(entry.operation_id)
    want = method_want(replace(operation, operation_id=called, name=Text("")))
    return is_form_of(_method(entry.name), want)


def _called(operation: ir.Operation) -> str:
    """What its name is made of."""
    return (operation.name or operation.operation_id).reveal()


def _resource(name: str) -> str:
    return name.rpartition(".")[0]


def _method(name: str) -> str:
    return name.rpartition(".")[2]


def _former(
    api: ir.Api, names: Names, published: Published, renamed: Renamed, report: Report
) -> Former:
    """The names that are aliases now."""
    moves = Moves(api, renamed)
    for each in moves.unknown():
        message = f"renamed leads to {each}, which the document does not have"
        report.add(error("unknown-rename", None, message))
    report.stop_on_errors()
    classes: dict[Code, ir.TypeId] = {}
    current = frozenset(names.classes.values())
    for id_ in sorted(published.classes):
        target = ir.TypeId(id_) if id_ in api.declarations else moves.of(id_)
        if target is not None:
            for name in published.classes[id_].names:
                if name not in current and is_usable(name, CLASSES):
                    classes.setdefault(Code(name), target)
    return Former(
        dict(sorted(classes.items())),
        _former_methods(api, names, published, renamed, report),
    )


def _former_methods(
    api: ir.Api, names: Names, published: Published, renamed: Renamed, report: Report
) -> Mapping[str, tuple[Code, ...]]:
    current = {each.id: _full(each, names) for each in api.operations}
    taken = set(current.values())
    found: dict[str, list[Code]] = {}
    for id_ in sorted(published.methods):
        now = id_ if id_ in current else renamed.get(id_, "")
        for name in published.methods[id_].names if now in current else ():
            method = _method(name)
            if name in taken or not is_usable(method, METHODS):
                continue
            if _resource(name) != _resource(current[now]):
                message = f"{name} cannot be an alias of {current[now]}"
                hint = "an alias is in the resource of what it stands for"
                report.add(note("name-given-up", None, message, hint))
                continue
            taken.add(name)
            found.setdefault(now, []).append(Code(method))
    return {id_: tuple(sorted(each)) for id_, each in found.items()}


def _full(operation: ir.Operation, names: Names) -> str:
    resource = names.resources[operation.tag].path
    return f"{resource}.{names.methods[operation.id]}"


def _publishing(api: ir.Api, names: Names, known: Published) -> Published:
    """What is written down: all names of `api`, and what was `known` before."""
    classes = {str(id_): Entry(str(name)) for id_, name in names.classes.items()}
    methods = {
        each.id: Entry(_full(each, names), (), _called(each)) for each in api.operations
    }
    return Published(
        _with_former(classes, known.classes), _with_former(methods, known.methods)
    )


def _with_former(
    current: Mapping[str, Entry], known: Mapping[str, Entry]
) -> Mapping[str, Entry]:
    taken = frozenset(each.name for each in current.values())
    found = {
        key: (
            replace(each, former=_others(known[key].names, taken))
            if key in known
            else each
        )
        for key, each in current.items()
    }
    gone = {key: each for key, each in known.items() if key not in current}
    return found | dict(_left(gone, taken))


def _left(
    gone: Mapping[str, Entry], taken: Collection[str]
) -> Iterator[tuple[str, Entry]]:
    """What is gone, with those of its names that nothing else has."""
    for key, entry in gone.items():
        names = _others(entry.names, taken)
        if names:
            yield key, replace(entry, name=names[0], former=names[1:])


def _others(names: Iterable[str], taken: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in names if each not in taken))
