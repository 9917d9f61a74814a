"""Objects into classes and maps.

Knows properties, inheritance, and the types of properties that are not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from specpress import ir
from specpress.diagnostics import Place, note
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.constraints import limits
from specpress.lower.kinds import kinds
from specpress.lower.lowering import Lowering, docs_of, owner
from specpress.lower.reading import docs, strings
from specpress.lower.shapes import Shape, Site, asserts
from specpress.lower.unions import union
from specpress.nodes import Map


def object_type(shape: Shape, site: Site, lowering: Lowering) -> ir.Type:
    """A class where fields are listed or required, else a map."""
    if not shape.properties() and not shape.required():
        return _map(shape, site, lowering)
    _note_unchecked(shape, lowering)
    declared = _declare(site, lowering)
    lowering.later(lambda: _complete(declared, shape, site, lowering))
    return ir.Named(declared.id)


def _complete(
    declared: ir.Object, shape: Shape, site: Site, lowering: Lowering
) -> None:
    """The class with its fields: apart, so that a chain of classes is no deep recursion."""
    base = _base(shape, site, lowering)
    if base is not None:
        shape = base[1]
    lowering.declarations[declared.id] = replace(
        declared,
        base=base[0] if base else None,
        fields=tuple(_fields(shape, site, lowering)),
        extra=_extra(shape, site, lowering),
    )


def _declare(site: Site, lowering: Lowering) -> ir.Object:
    """The class before its fields are known, so that anything may refer to it."""
    declared = ir.Object(
        id=ir.TypeId(site.pointer),
        name=lowering.named(site),
        home=lowering.home_of(site),
        fields=(),
        docs=docs_of(site),
        where=owner(site, lowering.context).where(),
    )
    lowering.declarations[declared.id] = declared
    return declared


# -- inheritance -----------------------------------------------------------------------


def _base(
    shape: Shape, site: Site, lowering: Lowering
) -> tuple[ir.TypeId, Shape] | None:
    """The one object with a name that this one extends unchanged, and what it adds."""
    shapes = lowering.shapes
    named = [
        part
        for part in shapes.parts(site)
        if isinstance(part.node, Map) and "$ref" in part.node and not asserts(part.node)
    ]
    if len(named) != 1 or _leads_back(named[0], site, lowering):
        return None
    inherited = shapes.of(named[0])
    known = {atom.pointer for atom in inherited.atoms}
    own = Shape(tuple(atom for atom in shape.atoms if atom.pointer not in known))
    overlap = inherited.properties().keys() & (own.properties().keys() | own.required())
    plain = not inherited.choices and kinds(inherited, lowering.context) == frozenset(
        {"object"}
    )
    if overlap or not plain or not inherited.properties():
        return None
    if not _extends_nothing_else(own):
        return None
    type_ = lowering.type_at(named[0])
    if not isinstance(type_, ir.Named):
        return None
    is_class = isinstance(lowering.declarations.get(type_.target), ir.Object)
    return (type_.target, own) if is_class else None


def _leads_back(part: Site, site: Site, lowering: Lowering) -> bool:
    """Whether `site` is a part of its own part: no class can extend itself."""
    seen: set[str] = set()
    stack = [part]
    while stack:
        each = lowering.shapes.follow(stack.pop())
        if each.pointer == site.pointer:
            return True
        if each.pointer not in seen:
            seen.add(each.pointer)
            stack.extend(lowering.shapes.parts(each))
    return False


def _extends_nothing_else(shape: Shape) -> bool:
    """Whether a class can say all that `shape` says beside its fields."""
    return not any(
        node.get("additionalProperties", True) not in (True, False)
        or "patternProperties" in node
        for node in shape.nodes
    )


# -- fields ----------------------------------------------------------------------------


def _fields(shape: Shape, site: Site, lowering: Lowering) -> Iterator[ir.Field]:
    """The fields that are listed or required, in the order of their names."""
    properties = shape.properties()
    required = shape.required()
    for name in sorted(properties.keys() | required):
        if name in properties:
            yield _listed(name, properties[name], shape, site, lowering)
            continue
        node = next(node for node in shape.nodes if name in strings(node, "required"))
        yield ir.Field(
            wire_name=Text(name),
            type=_extra(shape, site, lowering),
            required=True,
            docs=ir.Docs(),
            where=node.where("required"),
        )


def _listed(
    name: str,
    sites: Sequence[Site],
    shape: Shape,
    site: Site,
    lowering: Lowering,
) -> ir.Field:
    said = [node for each in sites for node in _said(each, lowering)]
    return ir.Field(
        wire_name=Text(name),
        type=lowering.type_of_all(sites, join(site.pointer, "properties", name)),
        required=name in shape.required(),
        docs=_field_docs(sites[0], lowering),
        where=_where(name, shape),
        access=_access(said),
        default=next(
            (ir.Example(node["default"]) for node in said if "default" in node), None
        ),
    )


def _said(site: Site, lowering: Lowering) -> Iterator[Map]:
    """The schema of a property, and what it refers to: all may say how it is used."""
    for each in (site, lowering.shapes.follow(site)):
        if isinstance(each.node, Map):
            yield each.node
    yield from lowering.shapes.remarks(site)


def _where(name: str, shape: Shape) -> Place:
    for node in shape.nodes:
        listed = node.get("properties")
        if isinstance(listed, Map) and name in listed:
            return listed.where(name)
    raise KeyError(name)


def _access(said: Sequence[Map]) -> ir.Access:
    is_read = any(node.get("readOnly") is True for node in said)
    is_write = any(node.get("writeOnly") is True for node in said)
    if is_read == is_write:
        return ir.Access.BOTH
    return ir.Access.READ if is_read else ir.Access.WRITE


def _field_docs(site: Site, lowering: Lowering) -> ir.Docs:
    """A field's own words; those of the schema it refers to where that has no class."""
    said = [docs_of(site), *map(docs, lowering.shapes.remarks(site))]
    is_deprecated = any(each.deprecated for each in said)
    for each in said:
        if each.description:
            return replace(each, deprecated=is_deprecated)
    target = lowering.shapes.follow(site)
    referred = docs_of(target)
    is_declared = ir.TypeId(target.pointer) in lowering.declarations
    return ir.Docs(
        description=ir.Docs().description if is_declared else referred.description,
        deprecated=is_deprecated or referred.deprecated,
    )


# -- properties that are not listed ----------------------------------------------------


def _extra(shape: Shape, site: Site, lowering: Lowering) -> ir.Type:
    """The type of properties that are not listed.

    `false` is read as "none that the document knows": what a newer server adds is kept.
    """
    sites = [
        atom.child("additionalProperties")
        for atom in shape.atoms
        if isinstance(_additional(atom), Map)
    ]
    patterns = [site for atom in shape.atoms for site in _patterns(atom)]
    if patterns:
        return _by_pattern(patterns, sites, shape, lowering)
    if not sites:
        return ir.Anything()
    return lowering.type_of_all(sites, join(site.pointer, "additionalProperties"))


def _by_pattern(
    patterns: Sequence[Site],
    others: Sequence[Site],
    shape: Shape,
    lowering: Lowering,
) -> ir.Type:
    """The type of properties whose names match patterns: one for all of them."""
    is_closed = any(_additional(atom) is False for atom in shape.atoms)
    if is_closed or others:
        found = [lowering.type_at(each) for each in (*patterns, *others)]
        if len(set(found)) == 1:
            return found[0]
        return union(tuple(ir.Variant(each) for each in found))
    node = owner(patterns[0], lowering.context)
    message = "names outside of the patterns may have any value, so all are typed so"
    hint = "additionalProperties: false says that there are none"
    lowering.context.report.add(note("untyped-extras", node.where(), message, hint))
    return ir.Anything()


def _additional(atom: Site) -> object:
    return atom.node.get("additionalProperties") if isinstance(atom.node, Map) else None


def _patterns(atom: Site) -> Iterator[Site]:
    listed = atom.node.get("patternProperties") if isinstance(atom.node, Map) else None
    if isinstance(listed, Map):
        yield from (atom.child("patternProperties", name) for name in sorted(listed))


def _map(shape: Shape, site: Site, lowering: Lowering) -> ir.Type:
    report = lowering.context.report
    value = _extra(shape, site, lowering)
    return ir.MapOf(value, _key(shape, lowering), limits(shape.nodes, "object", report))


def _key(shape: Shape, lowering: Lowering) -> ir.Constraints:
    """What the names of properties have to satisfy, as far as it is one string's limits."""
    report = lowering.context.report
    found: list[Map] = []
    for atom in shape.atoms:
        if isinstance(atom.node, Map) and "propertyNames" in atom.node:
            found += lowering.shapes.of(atom.child("propertyNames")).nodes
    for node in found:
        for key in sorted(asserts(node) - _OF_NAMES):
            message = f"{key!r} is not checked of the names of properties"
            report.add(note("unchecked-keyword", node.where(key), message))
    return limits(found, "string", report)


_OF_NAMES = frozenset({"maxLength", "minLength", "pattern", "type"})
"""Keywords that are checked of the names of properties."""
_OF_MAPS = ("maxProperties", "minProperties", "propertyNames")
"""Keywords that are checked of a map and not of a class."""


def _note_unchecked(shape: Shape, lowering: Lowering) -> None:
    for node in shape.nodes:
        for key in _OF_MAPS:
            if key in node:
                message = f"{key!r} is not checked where properties are listed"
                where = node.where(key)
                lowering.context.report.add(note("unchecked-keyword", where, message))
