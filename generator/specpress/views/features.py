"""What an API uses of the runtime, so that a client gets nothing else.

Knows what calls for which part. Does not know the files that a part is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress import ir


@dataclass(frozen=True, slots=True)
class Features:
    """Which optional parts of the runtime a client needs."""

    bearer: bool
    models: bool
    enums: bool
    datetimes: bool
    uuids: bool
    parameters: bool
    json_bodies: bool
    json_requests: bool
    raw_bodies: bool


def features(api: ir.Api) -> Features:
    """What `api` uses."""
    declared = api.declarations.values()
    responses = [case for each in api.operations for case in each.responses]
    bodies = [case.body for case in responses if case.body is not None]
    requests = [each.body for each in api.operations if each.body is not None]
    objects = [each for each in declared if isinstance(each, ir.Object)]
    types = [field.type for each in objects for field in each.fields]
    kinds = set(_kinds([*types, *(body.type for body in (*bodies, *requests))]))
    is_json = any(body.kind is ir.BodyKind.JSON for body in bodies)
    return Features(
        bearer=api.bearer is not None,
        models=bool(objects),
        enums=len(objects) < len(declared),
        datetimes=ir.ScalarKind.DATE_TIME in kinds,
        uuids=ir.ScalarKind.UUID in kinds,
        parameters=any(
            parameter.location is not ir.Location.PATH
            for each in api.operations
            for parameter in each.parameters
        ),
        json_bodies=is_json or bool(requests),
        json_requests=bool(requests),
        raw_bodies=any(
            case.body is None or case.body.kind is not ir.BodyKind.JSON
            for case in responses
            if case.is_success or case.body is not None
        ),
    )


def _kinds(types: Iterable[ir.Type]) -> Iterator[ir.ScalarKind]:
    for type_ in types:
        match type_:
            case ir.Scalar(kind):
                yield kind
            case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
                yield from _kinds([inner])
            case _:
                pass
