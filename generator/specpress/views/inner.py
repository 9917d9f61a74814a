"""Resources as attributes: of the client, and of the resources that they stand in.

Knows how they are imported on first use. Does not know their operations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from specpress import ir
from specpress.layout import imported
from specpress.literals import Code, Quoted, docstring
from specpress.names import Names
from specpress.pytypes import Import
from specpress.views.imports import statements


@dataclass(frozen=True, slots=True)
class ResourceAttribute:
    name: Code
    class_name: Code
    async_name: Code
    import_: Code
    async_import: Code
    client: Code
    """What it sends by, as its owner has it."""
    doc: Quoted


@dataclass(frozen=True, slots=True)
class Inner:
    """The resources that stand in one place."""

    attributes: tuple[ResourceAttribute, ...]
    type_imports: tuple[Code, ...]
    """The statements that a type checker reads."""


def inner(owner: ir.Tag | None, api: ir.Api, names: Names) -> Inner:
    """The resources in `owner`; those of the client, if there is none."""
    parent = None if owner is None else owner.name
    tags = [each for each in api.tags if each.parent == parent]
    package = ".resources." if owner is None else "."
    client = Code("self" if owner is None else "self._client")
    return Inner(
        tuple(_attribute(each, package, client, names) for each in tags),
        statements(_imports(tags, package, names), indent=4),
    )


def _imports(tags: Iterable[ir.Tag], package: str, names: Names) -> Iterable[Import]:
    for tag in tags:
        resource = names.resources[tag.name]
        module = f"{package}{resource.module}"
        yield Import(module, resource.class_name)
        yield Import(module, f"Async{resource.class_name}")


def _attribute(
    tag: ir.Tag, package: str, client: Code, names: Names
) -> ResourceAttribute:
    resource = names.resources[tag.name]
    async_name = Code(f"Async{resource.class_name}")
    module = f"{package}{resource.module}"
    return ResourceAttribute(
        name=resource.attribute,
        class_name=resource.class_name,
        async_name=async_name,
        import_=imported(module, [resource.class_name], indent=8),
        async_import=imported(module, [async_name], indent=8),
        client=client,
        doc=docstring(tag.docs.description or tag.name or "Untagged.", indent=8),
    )
