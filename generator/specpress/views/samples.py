"""Values that stand in for real ones in request snippets: the document's examples first.

Knows what is a plausible value of a type. The result is JSON, but for files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never, cast

from specpress import ir
from specpress.literals import Text

_SCALARS: Mapping[ir.ScalarKind, object] = {
    ir.ScalarKind.STRING: "string",
    ir.ScalarKind.INTEGER: 1,
    ir.ScalarKind.WHOLE_NUMBER: 1,
    ir.ScalarKind.NUMBER: 1.0,
    ir.ScalarKind.BOOLEAN: True,
    ir.ScalarKind.NULL: None,
    ir.ScalarKind.DATE_TIME: "2024-01-01T00:00:00Z",
    ir.ScalarKind.DATE: "2024-01-01",
    ir.ScalarKind.TIME: "12:00:00Z",
    ir.ScalarKind.DURATION: "PT1H",
    ir.ScalarKind.DECIMAL: "1.00",
    ir.ScalarKind.DECIMAL_NUMBER: 1.0,
    ir.ScalarKind.BASE64: "aGVsbG8=",
    ir.ScalarKind.UUID: "00000000-0000-4000-8000-000000000000",
    ir.ScalarKind.BINARY: b"",
}

_DEEPEST = 6
"""Objects inside one another that a reader would still look at."""
_LONGEST = 200
"""Characters of a text that a reader would still look at."""


def sample(
    type_: ir.Type, api: ir.Api, inside: frozenset[ir.TypeId] = frozenset()
) -> object:
    """A value of `type_`, with what is required and nothing else."""
    match type_:
        case ir.Scalar(kind, constraints):
            return _within(kind, constraints)
        case ir.Literal(values):
            return _json(values[0])
        case ir.ListOf(item, constraints):
            count = constraints.min_items or (0 if _is_open(item, inside) else 1)
            return [sample(item, api, inside)] * min(count, 3)
        case ir.TupleOf(items):
            return [sample(item, api, inside) for item in items]
        case ir.MapOf():
            return {}
        case ir.Nullable(inner):
            return None if _is_open(inner, inside) else sample(inner, api, inside)
        case ir.Named(target):
            return _declared(api.declarations[target], api, inside)
        case ir.Union(variants, tag):
            return _variant(variants, tag, api, inside)
        case ir.Anything() | ir.Nothing():
            return {}
        case _:
            assert_never(type_)


def _declared(
    declared: ir.Declaration, api: ir.Api, inside: frozenset[ir.TypeId]
) -> object:
    match declared:
        case ir.Enum():
            return _json(declared.values[0].value)
        case ir.Alias():
            if declared.id in inside or len(inside) >= _DEEPEST:
                return None
            return sample(declared.type, api, inside | {declared.id})
        case ir.Object():
            if declared.id in inside or len(inside) >= _DEEPEST:
                return {}  # nothing finite is of this type, or nothing readable
            within = inside | {declared.id}
            inherited: object = {}
            if declared.base is not None:
                inherited = _declared(api.declarations[declared.base], api, within)
            return cast("dict[str, object]", inherited) | {
                field.wire_name.reveal(): sample(field.type, api, within)
                for field in declared.fields
                if field.required
            }
        case _:
            assert_never(declared)


def _variant(
    variants: Sequence[ir.Variant],
    tag: Text | None,
    api: ir.Api,
    inside: frozenset[ir.TypeId],
) -> object:
    """A sample of the first variant that does not contain itself, with its tag."""
    chosen = next((each for each in variants if not _is_open(each.type, inside)), None)
    if chosen is None:
        return None
    found = sample(chosen.type, api, inside)
    if tag is not None and chosen.tags and isinstance(found, dict):
        return cast("dict[str, object]", found) | {tag.reveal(): _json(chosen.tags[0])}
    return found


def _json(value: ir.JsonScalar) -> object:
    return value.reveal() if isinstance(value, Text) else value


def _within(kind: ir.ScalarKind, limits: ir.Constraints) -> object:
    value = _SCALARS[kind]
    if isinstance(value, str):
        text = value.ljust(min(limits.min_length or 0, _LONGEST), "g")
        return text[: limits.max_length] if kind is ir.ScalarKind.STRING else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        low = limits.minimum if limits.minimum is not None else limits.exclusive_minimum
        high = (
            limits.maximum if limits.maximum is not None else limits.exclusive_maximum
        )
        if low is not None:
            return low if limits.minimum is not None else low + 1
        if high is not None and high < 1:
            return high if limits.maximum is not None else high - 1
    return value


def _is_open(type_: ir.Type, inside: frozenset[ir.TypeId]) -> bool:
    """Whether a sample of `type_` would contain itself."""
    return isinstance(type_, ir.Named) and type_.target in inside
