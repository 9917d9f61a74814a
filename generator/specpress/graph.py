"""Walks over types: what they are made of, and which declarations they refer to.

Knows the kinds of types that hold others, and where operations have types. Does not know what any of them means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from specpress import ir


def walk(type_: ir.Type) -> Iterator[ir.Type]:
    """`type_` and all types that it is made of, down to the declarations that it names."""
    yield type_
    match type_:
        case ir.ListOf(item, _, contains):
            yield from walk(item)
            if contains is not None:
                yield from walk(contains.type)
        case ir.MapOf(inner) | ir.Nullable(inner):
            yield from walk(inner)
        case ir.TupleOf(items):
            for each in items:
                yield from walk(each)
        case ir.Union(variants, _, other):
            for variant in variants:
                yield from walk(variant.type)
            if other is not None:
                yield from walk(other)
        case _:
            pass


def targets(type_: ir.Type) -> frozenset[ir.TypeId]:
    """The declarations that a type refers to by itself."""
    return frozenset(each.target for each in walk(type_) if isinstance(each, ir.Named))


def renamed(type_: ir.Type, names: Mapping[ir.TypeId, ir.TypeId]) -> ir.Type:
    """`type_` with the declarations that it names replaced by others."""

    def other(leaf: ir.Type) -> ir.Type:
        if isinstance(leaf, ir.Named):
            return ir.Named(names.get(leaf.target, leaf.target))
        return leaf

    return changed(type_, other)


def changed(type_: ir.Type, change: Callable[[ir.Type], ir.Type]) -> ir.Type:
    """`type_` with other types for those in it that are made of no others."""
    match type_:
        case ir.ListOf(item, _, contains):
            counted = contains and replace(
                contains, type=changed(contains.type, change)
            )
            return replace(type_, item=changed(item, change), contains=counted)
        case ir.MapOf(value):
            return replace(type_, value=changed(value, change))
        case ir.Nullable(inner):
            return ir.Nullable(changed(inner, change))
        case ir.TupleOf(items):
            return ir.TupleOf(tuple(changed(each, change) for each in items))
        case ir.Union(variants, _, other):
            return replace(
                type_,
                other=other and changed(other, change),
                variants=tuple(
                    replace(each, type=changed(each.type, change)) for each in variants
                ),
            )
        case _:
            return change(type_)


def reached(
    types: Iterable[ir.Type], declarations: Mapping[ir.TypeId, ir.Declaration]
) -> frozenset[ir.TypeId]:
    """All declarations that `types` lead to, and those whose modules these live in."""
    stack = [target for each in types for target in targets(each)]
    found: set[ir.TypeId] = set()
    while stack:
        each = stack.pop()
        if each not in found and each in declarations:
            found.add(each)
            stack.append(declarations[each].home)
            for inner in _held(declarations[each]):
                stack.extend(targets(inner))
    return frozenset(found)


def _held(declared: ir.Declaration) -> Iterator[ir.Type]:
    match declared:
        case ir.Object(base=base, extra=extra, fields=fields):
            if base is not None:
                yield ir.Named(base)
            yield extra
            yield from (each.type for each in fields)
        case ir.Alias(type=type_):
            yield type_
        case ir.Enum():
            pass


def sent_types(operations: Iterable[ir.Operation]) -> Iterator[ir.Type]:
    """What `operations` send."""
    for operation in operations:
        yield from (each.type for each in operation.parameters)
        yield from (each.type for each in operation.bodies)


def answer_types(owners: Iterable[ir.Operation | ir.Webhook]) -> Iterator[ir.Type]:
    """What is answered to `owners`."""
    for owner in owners:
        for case in _answers(owner):
            yield from (body.type for body in case.bodies)
            yield from (each.type for each in case.header_fields)


def _answers(owner: ir.Operation | ir.Webhook) -> tuple[ir.ResponseCase, ...]:
    return owner.answers if isinstance(owner, ir.Webhook) else owner.responses


def payload_types(received: ir.Received) -> Iterator[ir.Type]:
    """What webhooks and callbacks bring."""
    for each in received.webhooks:
        if each.body is not None:
            yield each.body.type
