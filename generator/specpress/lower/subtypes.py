"""References to a schema that others extend: with a discriminator, they mean any of those.

Knows OpenAPI's discriminator on a schema with no choice of its own, whose subtypes refer to
it by `allOf` (the one form of Swagger 2.0). Does not know how a union is written.

Such a schema stays a class, the base of its subtypes. Where it is used, an alias stands for
it: the union of all subtypes, and the class itself for objects of any other tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specpress import graph, ir
from specpress.diagnostics import note, warning
from specpress.grammar import join, tokens
from specpress.literals import Text
from specpress.lower.lowering import Lowering, owner
from specpress.lower.reading import mapping, string
from specpress.lower.rewriting import Rewriting
from specpress.lower.shapes import Site
from specpress.lower.unions import default_of, mapped_tags, tag_values
from specpress.nodes import Map

ANY = "*"
"""The token behind the pointer of a schema that stands for its subtypes as well."""


def with_subtypes(
    operations: Iterable[ir.Operation], received: ir.Received, lowering: Lowering
) -> tuple[tuple[ir.Operation, ...], ir.Received, dict[ir.TypeId, ir.Declaration]]:
    """The same, with references to a base of subtypes meaning any of them."""
    declared = dict(lowering.declarations)
    aliases = {} if lowering.context.exact else _aliases(lowering)
    names = {base: alias.id for base, alias in aliases.items()}
    renamed = Rewriting(lambda type_: graph.renamed(type_, names))
    found = {id_: renamed.declaration(each) for id_, each in declared.items()}
    found |= {alias.id: alias for alias in aliases.values()}
    read = tuple(map(renamed.operation, operations))
    return read, renamed.received(received), found


# -- which schemas have subtypes -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Family:
    """A schema with a discriminator, and all that extend it."""

    base: Site
    property: str
    members: tuple[Site, ...]


def _aliases(lowering: Lowering) -> dict[ir.TypeId, ir.Alias]:
    found = [_alias(each, lowering) for each in _families(lowering)]
    return {base: alias for base, alias in found if alias is not None}


def _families(lowering: Lowering) -> Iterator[_Family]:
    sites = _classes(lowering)
    extended: dict[str, list[str]] = {}
    for pointer, site in sites.items():
        for part in lowering.shapes.parts(site):
            base = lowering.shapes.follow(part).pointer
            if base != pointer:
                extended.setdefault(base, []).append(pointer)
    for pointer, site in sites.items():
        node = owner(site, lowering.context)
        name = string(mapping(node, "discriminator", lowering.context.report), _NAME)
        if name and not {"oneOf", "anyOf"} & node.keys():
            below = sorted(_below(pointer, extended))
            if below:
                yield _Family(site, name, tuple(sites[each] for each in below))


def _classes(lowering: Lowering) -> dict[str, Site]:
    """The schemas with names that are classes."""
    report = lowering.context.report
    components = mapping(lowering.context.root, "components", report)
    schemas = mapping(components, "schemas", report)
    found = (
        Site(schemas[name], join("#", "components", "schemas", name))
        for name in sorted(schemas)
    )
    return {
        site.pointer: site
        for site in found
        if isinstance(lowering.declarations.get(ir.TypeId(site.pointer)), ir.Object)
    }


def _below(pointer: str, extended: Mapping[str, list[str]]) -> set[str]:
    """What extends a schema, directly or not."""
    found: set[str] = set()
    stack = [pointer]
    while stack:
        for each in extended.get(stack.pop(), ()):
            if each not in found and each != pointer:
                found.add(each)
                stack.append(each)
    return found


# -- what stands for them --------------------------------------------------------------


def _alias(family: _Family, lowering: Lowering) -> tuple[ir.TypeId, ir.Alias | None]:
    base = ir.TypeId(family.base.pointer)
    declared = lowering.declarations[base]
    tags = _tags(family, lowering)
    variants = tuple(
        ir.Variant(ir.Named(ir.TypeId(site.pointer)), tags[site.pointer])
        for site in family.members
        if tags[site.pointer]
    )
    if not variants:
        return base, None
    default = _default(family, lowering)
    id_ = ir.TypeId(join(base, ANY))
    return base, ir.Alias(
        id=id_,
        name=ir.NamePath(
            (Text("any"), *declared.name.parts), outer=declared.name.outer + 1
        ),
        home=id_,
        type=ir.Union(
            variants,
            Text(family.property),
            ir.Named(default or base),
            is_default=default is not None,
        ),
        docs=declared.docs,
        where=declared.where,
    )


def _default(family: _Family, lowering: Lowering) -> ir.TypeId | None:
    """What `defaultMapping` names: a subtype, or the schema itself."""
    declared = owner(family.base, lowering.context)["discriminator"]
    wanted = default_of(declared)
    for site in (family.base, *family.members):
        if wanted and tokens(site.pointer)[-1] == wanted:
            return ir.TypeId(site.pointer)
    if wanted and isinstance(declared, Map):
        message = f"{wanted!r} does not extend this schema"
        where = declared.where("defaultMapping")
        lowering.context.report.add(warning("bad-mapping", where, message))
    return None


def _tags(
    family: _Family, lowering: Lowering
) -> Mapping[str, tuple[ir.JsonScalar, ...]]:
    """The values of the tag that stand for each member: no value for two of them."""
    report = lowering.context.report
    mapped: dict[str, list[str]] = {}
    for site in (family.base, *family.members):
        node = owner(site, lowering.context).get("discriminator")
        if isinstance(node, Map) and string(node, _NAME) == family.property:
            for name, values in mapped_tags(node).items():
                mapped.setdefault(name, []).extend(values)
    shared = tag_values(family.property, family.base, lowering)
    claims: dict[str | int, set[str]] = {}
    for site in family.members:
        name = tokens(site.pointer)[-1]
        constants = tag_values(family.property, site, lowering)
        own = () if constants == shared else constants
        for value in (*mapped.get(name, ()), *own) or (name,):
            claims.setdefault(value, set()).add(site.pointer)
    found: dict[str, list[ir.JsonScalar]] = {
        each.pointer: [] for each in family.members
    }
    for value in sorted(claims, key=str):
        if len(claims[value]) == 1:
            (pointer,) = claims[value]
            found[pointer].append(Text(value) if isinstance(value, str) else value)
            continue
        where = owner(family.base, lowering.context).where("discriminator")
        message = f"{len(claims[value])} subtypes claim the value {value!r}"
        hint = "objects with it are read as the schema itself"
        report.add(note("ambiguous-discriminator", where, message, hint))
    return {pointer: tuple(values) for pointer, values in found.items()}


_NAME = "propertyName"
