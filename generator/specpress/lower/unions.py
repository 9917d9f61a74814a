"""`oneOf` and `anyOf` into unions, told apart by a tag wherever there is one.

Knows discriminators: explicit, by mapping, by implied name, and inferred from constants. Does
not know how a variant is chosen where there is none: by its content, at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import join, tokens
from specpress.literals import Text
from specpress.lower.identity import COMBINED
from specpress.lower.kinds import kinds, meet
from specpress.lower.lowering import Lowering, owner
from specpress.lower.reading import string
from specpress.lower.shapes import Choice, Shape, Site, asserts
from specpress.lower.values import listed
from specpress.nodes import Map, Value

Tag = str | int
# Keywords of a branch that say what an object must have, not what it is.
_CONDITIONS = frozenset(
    {
        "dependentRequired",
        "dependentSchemas",
        "else",
        "if",
        "maxProperties",
        "minProperties",
        "not",
        "required",
        "then",
    }
)


def is_condition(choice: Choice, lowering: Lowering) -> bool:
    """Whether a choice only restricts what its owner describes: `anyOf: [{required: …}]`."""
    return all(
        isinstance(branch.node, Map)
        and "$ref" not in branch.node
        and bool(asserts(branch.node))
        and _only_conditions(lowering.shapes.of(branch))
        for branch in choice.branches
    )


def _only_conditions(shape: Shape) -> bool:
    return all(
        asserts(node) - {"allOf", "anyOf", "oneOf"} <= _CONDITIONS
        or (asserts(node) <= _CONDITIONS | {"type"} and node.get("type") == "object")
        for node in shape.nodes
    )


def union_type(shape: Shape, choice: Choice, lowering: Lowering) -> ir.Type:
    """The union that `choice` makes of the rest of `shape`."""
    rest = shape.without(choice)
    branches = [
        branch
        for branch in choice.branches
        if branch.node is not False and not _is_null(branch, lowering)
    ]
    types = [_branch_type(branch, rest, lowering) for branch in branches]
    is_nullable = len(branches) < len(choice.branches) and any(
        _is_null(branch, lowering) for branch in choice.branches
    )
    tag, tags = _tags(choice, branches, types, lowering)
    variants = tuple(
        ir.Variant(type_, tuple(map(_scalar, tags.get(branch.pointer, ()))))
        for branch, type_ in zip(branches, types, strict=True)
    )
    found = union(variants, tag)
    if tag is not None:
        found = _with_default(found, choice, branches, lowering)
    if is_nullable and "null" in kinds(rest, lowering.context):
        return nullable(found)
    return found


def _scalar(tag: Tag) -> ir.JsonScalar:
    return Text(tag) if isinstance(tag, str) else tag


def _is_null(branch: Site, lowering: Lowering) -> bool:
    shape = lowering.shapes.of(branch)
    return bool(shape.atoms) and kinds(shape, lowering.context) == frozenset({"null"})


def _branch_type(branch: Site, rest: Shape, lowering: Lowering) -> ir.Type:
    """A branch, together with what its owner says beside the choice."""
    shape = lowering.shapes.of(branch)
    known = {atom.pointer for atom in shape.atoms}
    others = [atom for atom in rest.atoms if atom.pointer not in known]
    own = kinds(shape, lowering.context)
    says_more = rest.choices or any(
        isinstance(atom.node, Map)
        and (
            asserts(atom.node) - {"type", "anyOf", "oneOf"}
            or meet(own, kinds(Shape((atom,)), lowering.context)) != own
        )
        for atom in others
    )
    if not says_more:
        return lowering.type_at(branch)
    combined = Shape(tuple(others), rest.choices).plus(shape)
    return lowering.type_of_shape(
        combined, Site(branch.node, join(branch.pointer, COMBINED))
    )


def nullable(type_: ir.Type) -> ir.Type:
    """`type_`, or null."""
    is_null = type_ == ir.Scalar(ir.ScalarKind.NULL)
    if isinstance(type_, ir.Nullable | ir.Anything) or is_null:
        return type_
    if isinstance(type_, ir.Nothing):
        return ir.Scalar(ir.ScalarKind.NULL)
    return ir.Nullable(type_)


def union(variants: Sequence[ir.Variant], tag: Text | None = None) -> ir.Type:
    """The simplest type of what is one of `variants`."""
    is_nullable = any(isinstance(each.type, ir.Nullable) for each in variants)
    plain = [
        ir.Variant(
            each.type.inner if isinstance(each.type, ir.Nullable) else each.type,
            each.tags,
        )
        for each in variants
        if not isinstance(each.type, ir.Nothing)
    ]
    found = _joined(plain, tag)
    return nullable(found) if is_nullable else found


def _joined(variants: Sequence[ir.Variant], tag: Text | None) -> ir.Type:
    if tag is not None and len(variants) > 1:
        return ir.Union(tuple(variants), tag)
    flat: dict[ir.Type, None] = {}
    for each in variants:
        if isinstance(each.type, ir.Union) and each.type.tag is None:
            flat |= dict.fromkeys(inner.type for inner in each.type.variants)
        else:
            flat[each.type] = None
    if ir.Anything() in flat:
        return ir.Anything()
    number = ir.Scalar(ir.ScalarKind.NUMBER)
    types = [
        each
        for each in flat
        if each != ir.Scalar(ir.ScalarKind.INTEGER) or number not in flat
    ]
    types = _one_literal(types)
    if not types:
        return ir.Nothing()
    if len(types) == 1:
        return types[0]
    return ir.Union(tuple(ir.Variant(each) for each in types))


def _one_literal(types: Sequence[ir.Type]) -> list[ir.Type]:
    """`types` with all constants in one literal, where the first of them stood."""
    values = [
        value for each in types if isinstance(each, ir.Literal) for value in each.values
    ]
    if not values:
        return list(types)
    # 1 and true are equal in Python, and no JSON value is both
    unique = {(type(value), value): value for value in values}
    literal = ir.Literal(tuple(unique.values()))
    others = [each for each in types if not isinstance(each, ir.Literal)]
    first = next(
        index for index, each in enumerate(types) if isinstance(each, ir.Literal)
    )
    return [*others[:first], literal, *others[first:]]


def _with_default(
    found: ir.Type, choice: Choice, branches: Sequence[Site], lowering: Lowering
) -> ir.Type:
    """`found` with the variant that `defaultMapping` names (OpenAPI 3.2, section 4.25)."""
    declared = owner(choice.owner, lowering.context).get("discriminator")
    wanted = default_of(declared)
    if not wanted or not isinstance(declared, Map):
        return found
    names = [_referred(branch, lowering) for branch in branches]
    if not isinstance(found, ir.Union) or wanted not in names:
        message = f"{wanted!r} is none of the variants"
        where = declared.where(_DEFAULT)
        lowering.context.report.add(warning("bad-mapping", where, message))
        return found
    other = found.variants[names.index(wanted)].type
    return replace(found, other=other, is_default=True)


def default_of(discriminator: Value) -> str:
    """The name of the schema that its `defaultMapping` leads to; empty without one."""
    reference = (
        string(discriminator, _DEFAULT) if isinstance(discriminator, Map) else ""
    )
    return tokens(reference)[-1] if "/" in reference else ""  # else it leads nowhere


def _referred(branch: Site, lowering: Lowering) -> str:
    return _target(string(owner(branch, lowering.context), "$ref"))


_DEFAULT = "defaultMapping"

# -- tags ------------------------------------------------------------------------------

Tags = Mapping[str, tuple[Tag, ...]]


def _tags(
    choice: Choice,
    branches: Sequence[Site],
    types: Sequence[ir.Type],
    lowering: Lowering,
) -> tuple[Text | None, Tags]:
    """The property that tells the branches apart, and its values by branch pointer."""
    node = owner(choice.owner, lowering.context)
    declared = node.get("discriminator")
    if len(set(types)) < 2 or not all(_is_object(each, lowering) for each in types):
        return None, {}
    if isinstance(declared, Map) and (name := string(declared, "propertyName")):
        found = _explicit(name, declared, branches, lowering)
        if found:
            return Text(name), found
        message = f"{name!r} does not tell the variants apart; their content does"
        where = node.where("discriminator")
        lowering.context.report.add(note("ambiguous-discriminator", where, message))
    for name in _candidates(branches, lowering):
        found = _distinct(
            {each.pointer: tag_values(name, each, lowering) for each in branches}
        )
        if found:
            return Text(name), found
    return None, {}


def _is_object(type_: ir.Type, lowering: Lowering) -> bool:
    match type_:
        case ir.Named(target):
            declared = lowering.declarations.get(target)
            if isinstance(declared, ir.Alias):
                return _is_object(declared.type, lowering)
            return isinstance(declared, ir.Object)
        case ir.Union(variants):
            return all(_is_object(each.type, lowering) for each in variants)
        case _:
            return False


def _explicit(
    name: str, declared: Map, branches: Sequence[Site], lowering: Lowering
) -> Tags:
    mapped = mapped_tags(declared)
    found: dict[str, tuple[Tag, ...]] = {}
    for branch in branches:
        node = owner(branch, lowering.context)
        referred = string(node, "$ref")
        values = mapped.get(_target(referred), []) if referred else []
        constants = tag_values(name, branch, lowering)
        implied = [tokens(referred)[-1]] if referred else []
        found[branch.pointer] = tuple(dict.fromkeys([*values, *constants] or implied))
    return _distinct(found)


def mapped_tags(discriminator: Map) -> Mapping[str, list[str]]:
    """The values that a mapping lists, by the name of the schema that they stand for."""
    mapping = discriminator.get("mapping")
    found: dict[str, list[str]] = {}
    if isinstance(mapping, Map):
        for value in sorted(mapping):
            found.setdefault(_target(string(mapping, value)), []).append(value)
    return found


def _target(reference: str) -> str:
    """What a mapping's value names: the last token of a reference, or a schema's name."""
    return tokens(reference)[-1] if "/" in reference else reference


def _candidates(branches: Sequence[Site], lowering: Lowering) -> Iterable[str]:
    """Properties that all branches have, in the order of their names."""
    names = [_property_names(branch, lowering) for branch in branches]
    return sorted(_common(names))


def _common(names: Sequence[set[str]]) -> set[str]:
    """What all of them hold; nothing where there are none."""
    return names[0].intersection(*names[1:]) if names else set()


def _property_names(branch: Site, lowering: Lowering, depth: int = 0) -> set[str]:
    shape = lowering.shapes.of(branch)
    own = set(shape.properties())
    for choice in shape.choices if depth < _DEEPEST else ():
        inner = [_property_names(each, lowering, depth + 1) for each in choice.branches]
        own |= _common(inner)
    return own


def tag_values(
    name: str, branch: Site, lowering: Lowering, depth: int = 0
) -> tuple[Tag, ...]:
    """The constants that a property of `branch` can have; none where it can have others."""
    shape = lowering.shapes.of(branch)
    sites = shape.properties().get(name)
    if sites:
        whole = Shape(())
        for site in sites:
            whole = whole.plus(lowering.shapes.of(site))
        values = listed(whole) or []
        found = tuple(
            value
            for value in values
            if isinstance(value, str | int) and not isinstance(value, bool)
        )
        return found if len(found) == len(values) else ()
    for choice in shape.choices if depth < _DEEPEST else ():
        inner = [
            tag_values(name, each, lowering, depth + 1) for each in choice.branches
        ]
        if all(inner):
            return tuple(dict.fromkeys(value for values in inner for value in values))
    return ()


_DEEPEST = 5
"""Unions inside one another that are searched for a tag."""


def _distinct(found: Mapping[str, tuple[Tag, ...]]) -> Tags:
    """`found`, if every branch has values and no two share one."""
    values = [value for each in found.values() for value in each]
    return found if all(found.values()) and len(set(values)) == len(values) else {}
