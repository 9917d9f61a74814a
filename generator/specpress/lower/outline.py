"""What a value is to a URL, a header or a form: one text, a list, or an object.

Knows which types nest. Does not know styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import assert_never

from specpress import ir

Declarations = Mapping[ir.TypeId, ir.Declaration]


class Outline(Enum):
    """The three kinds of values that styles tell apart (OpenAPI, "Style Examples")."""

    VALUE = "value"
    LIST = "list"
    OBJECT = "object"
    ANY = "any"
    """Only the value itself tells."""


def outline(
    type_: ir.Type, declared: Declarations, inside: frozenset[ir.TypeId] = frozenset()
) -> Outline:
    """The outline of the values of `type_`."""
    match type_:
        case ir.Scalar() | ir.Literal() | ir.Nothing():
            return Outline.VALUE
        case ir.ListOf() | ir.TupleOf():
            return Outline.LIST
        case ir.MapOf():
            return Outline.OBJECT
        case ir.Nullable(inner):
            return outline(inner, declared, inside)
        case ir.Union(variants):
            found = {outline(each.type, declared, inside) for each in variants}
            return found.pop() if len(found) == 1 else Outline.ANY
        case ir.Anything():
            return Outline.ANY
        case ir.Named(target):
            return _of_declared(target, declared, inside)
        case _:
            assert_never(type_)


def _of_declared(
    target: ir.TypeId, declared: Declarations, inside: frozenset[ir.TypeId]
) -> Outline:
    match declared[target]:
        case ir.Enum():
            return Outline.VALUE
        case ir.Object():
            return Outline.OBJECT
        case ir.Alias(type=type_):
            if target in inside:
                return Outline.ANY
            return outline(type_, declared, inside | {target})


def inner_outlines(type_: ir.Type, declared: Declarations) -> frozenset[Outline]:
    """The outlines of what a list or object holds."""
    return frozenset(
        outline(inner, declared) for inner in _inner(type_, declared, frozenset())
    )


def _inner(
    type_: ir.Type, declared: Declarations, inside: frozenset[ir.TypeId]
) -> Iterable[ir.Type]:
    match type_:
        case ir.ListOf(item):
            return [item]
        case ir.TupleOf(items):
            return items
        case ir.MapOf(value):
            return [value]
        case ir.Nullable(inner):
            return _inner(inner, declared, inside)
        case ir.Union(variants):
            return [
                each for one in variants for each in _inner(one.type, declared, inside)
            ]
        case ir.Named(target) if target not in inside:
            match declared[target]:
                case ir.Object(fields=fields, base=base):
                    own = [field.type for field in fields]
                    based = [ir.Named(base)] if base else []
                    around = inside | {target}
                    return [
                        *own,
                        *(x for each in based for x in _inner(each, declared, around)),
                    ]
                case ir.Alias(type=aliased):
                    return _inner(aliased, declared, inside | {target})
                case ir.Enum():
                    return []
        case _:
            return []
