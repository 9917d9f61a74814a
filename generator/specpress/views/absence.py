"""Which bodies may be left out and may be null as well: then None cannot stand for both.

Knows the types that null is of. Does not know how a body that is not there is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from specpress import ir

Declarations = Mapping[ir.TypeId, ir.Declaration]


def tells_absent_from_null(
    body: ir.Body, operation: ir.Operation, declared: Declarations
) -> bool:
    """Whether None is sent as null, so that something else says "no body"."""
    is_needed = body.required and not operation.other_bodies
    is_json = body.kind is ir.BodyKind.JSON
    return is_json and not is_needed and _has_null(body.type, declared)


def any_tells_absent_from_null(api: ir.Api) -> bool:
    """Whether a body of `api` does."""
    return any(
        tells_absent_from_null(body, each, api.declarations)
        for each in api.operations
        for body in each.bodies
    )


def _has_null(type_: ir.Type, declared: Declarations) -> bool:
    waiting, seen = [type_], set[ir.TypeId]()
    while waiting:
        match waiting.pop():
            case ir.Nullable() | ir.Anything() | ir.Scalar(ir.ScalarKind.NULL):
                return True
            case ir.Union(variants, _, other):
                waiting += [each.type for each in variants]
                waiting += [other] if other is not None else []
            case ir.Named(target) if target not in seen:
                seen.add(target)
                found = declared[target]
                waiting += [found.type] if isinstance(found, ir.Alias) else []
            case _:
                pass
    return False
