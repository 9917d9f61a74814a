"""What resources are called: the operations of a tag, as an attribute, a class and a module.

Knows which resources stand in others, and that methods stand beside those. Does not know how
tags were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from specpress import ir
from specpress.builtin_classes import BUILTIN_CLASSES
from specpress.claims import Rank, Scope, Want, is_form_of, settle, spelled
from specpress.diagnostics import Place, Report, warning
from specpress.literals import Code, Text
from specpress.naming import DEVICES, pascal, snake, title
from specpress.reserved import (
    CLASSES_IN_RESOURCE_MODULES,
    CLIENT_ATTRIBUTES,
    IN_ANNOTATIONS,
    IN_CLIENT_CLASS,
    IN_CLIENT_MODULE,
    IN_RESOURCE_CLASS,
    IN_RESOURCE_MODULES,
)

_TAKEN = BUILTIN_CLASSES | IN_CLIENT_MODULE | CLASSES_IN_RESOURCE_MODULES
# A tag is an attribute of the client, a module and a folder of docs.
_TAGS = Scope("tag", CLIENT_ATTRIBUTES | IN_CLIENT_CLASS | IN_ANNOTATIONS | DEVICES)
_CLASSES = Scope("the class of tag")
_INNER = IN_ANNOTATIONS | IN_RESOURCE_CLASS | IN_RESOURCE_MODULES


@dataclass(frozen=True, slots=True)
class ResourceNames:
    """The operations of one tag."""

    path: Code
    """The attributes that lead to it from the client: `customers`, `customers.invoices`."""
    module: Code
    class_name: Code

    @property
    def attribute(self) -> Code:
        """The last of the path."""
        return Code(self.path.rpartition(".")[2])


def inner_names(
    tags: Iterable[ir.Tag], kept: Mapping[Text, Code]
) -> Mapping[Text, frozenset[str]]:
    """The attributes in each tag that were published: no method of it is called so."""
    found: dict[Text, set[str]] = {}
    for each in tags:
        if each.parent is not None and each.name in kept:
            attribute = kept[each.name].rpartition(".")[2]
            found.setdefault(each.parent, set()).add(attribute)
    return {tag: frozenset(names) for tag, names in found.items()}


def resource_names(
    api: ir.Api,
    methods: Mapping[str, Code],
    client: Code,
    kept: Mapping[Text, Code],
    report: Report,
) -> Mapping[Text, ResourceNames]:
    """The names of each tag; `methods` have theirs already, and so has the `client`."""
    where: dict[Text, Place] = {}
    held: dict[Text, set[str]] = {}
    for operation in api.operations:
        where.setdefault(operation.tag, operation.where)
        held.setdefault(operation.tag, set()).add(methods[operation.id])
    paths = _paths(api.tags, held, where, kept, report)
    wants = {
        each.name: _class_want(each, client, where.get(each.name), kept)
        for each in api.tags
    }
    classes = settle(wants, _CLASSES, report)
    modules = _modules(paths, report)
    return {
        tag: ResourceNames(path, modules[tag], classes[tag])
        for tag, path in paths.items()
    }


def _paths(
    tags: Iterable[ir.Tag],
    held: Mapping[Text, set[str]],
    where: Mapping[Text, Place],
    kept: Mapping[Text, Code],
    report: Report,
) -> Mapping[Text, Code]:
    """What leads to each tag: those that stand in none first, then those in them."""
    inside: dict[Text | None, list[ir.Tag]] = {}
    for each in tags:
        inside.setdefault(each.parent, []).append(each)
    found: dict[Text, Code] = {}
    outer: list[Text | None] = [None]
    for parent in outer:
        start = "" if parent is None else f"{found[parent]}."
        scope = _TAGS
        if parent is not None:
            methods = frozenset(held.get(parent, ()))
            scope = Scope("the resource", _INNER, methods, "a method")
        inner = inside.get(parent, ())
        names = settle(
            {each.name: _want(each, where.get(each.name)) for each in inner},
            scope,
            report,
            {
                each.name: Code(kept[each.name].removeprefix(start))
                for each in inner
                if each.name in kept
                and kept[each.name].rpartition(".")[0] == start[:-1]
            },
        )
        found |= {tag: Code(f"{start}{name}") for tag, name in names.items()}
        outer += names
    for tag in found:
        if (
            kept.get(tag, found[tag]).rpartition(".")[0]
            != found[tag].rpartition(".")[0]
        ):
            message = (
                f"resource {kept[tag]} is called {found[tag]}: what it stands in is"
            )
            report.add(warning("name-not-kept", where.get(tag), message))
    return found


def _want(tag: ir.Tag, where: Place | None) -> Want:
    name = tag.name
    if tag.parent is not None:  # its own name, without those that it stands in
        name = Text(name.reveal().rpartition("/")[2])
    plain = snake(name.reveal(), default="default")
    want = spelled(name, plain, where, title, tag.name.reveal())
    second = "" if tag.parent is None else f"{plain.rstrip('_')}_resource"
    return replace(want, second=second)  # beside a method of that name


def _class_want(
    tag: ir.Tag, client: Code, where: Place | None, kept: Mapping[Text, Code]
) -> Want:
    name = tag.name
    path = kept.get(name, Code(""))
    is_other = path and not is_form_of(path.rpartition(".")[2], _want(tag, where))
    class_name = _resource_class(Text(path) if is_other else name, client)
    want = spelled(name, class_name, where, _title)
    return want if tag.parent is None else replace(want, rank=Rank.DERIVED)


def _title(class_name: str) -> str:
    return title(snake(class_name, default=""))


def _resource_class(tag: Text, client: Code) -> str:
    """X, whose twin is AsyncX: so that no two meet, no X begins like a twin."""
    name = pascal(tag.reveal(), default="Default")
    if {name, f"Async{name}"} & {*_TAKEN, client, f"Async{client}"}:
        name = f"{name}Resource"
    return f"Resource{name}" if name.startswith("Async") else name


def _modules(paths: Mapping[Text, Code], report: Report) -> Mapping[Text, Code]:
    """The module of each resource: of one that stands in none, its name."""
    outer = {tag: path for tag, path in paths.items() if "." not in path}
    scope = Scope("the module of resource", DEVICES, frozenset(outer.values()), "a tag")
    wants = {
        tag: Want(snake(path, default="inner"), path, Rank.DERIVED, path, None)
        for tag, path in paths.items()
        if tag not in outer
    }
    return {**outer, **settle(wants, scope, report)}
