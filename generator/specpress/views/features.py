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
    unions: bool
    uuids: bool
    parameters: bool
    numbers: bool
    json_bodies: bool
    json_requests: bool
    raw_bodies: bool


def features(api: ir.Api) -> Features:
    """What `api` uses."""
    declared = api.declarations.values()
    responses = [case for each in api.operations for case in each.responses]
    bodies = [case.body for case in responses if case.body is not None]
    requests = [each.body for each in api.operations if each.body is not None]
    types = list(_types(declared, [*bodies, *requests]))
    kinds = {each.kind for each in types if isinstance(each, ir.Scalar)}
    unions = any(isinstance(each, ir.Union) and each.tag for each in types)
    is_json = any(body.kind is ir.BodyKind.JSON for body in bodies)
    return Features(
        bearer=api.bearer is not None,
        models=unions or any(isinstance(each, ir.Object) for each in declared),
        enums=any(isinstance(each, ir.Enum) for each in declared),
        datetimes=ir.ScalarKind.DATE_TIME in kinds,
        unions=unions,
        uuids=ir.ScalarKind.UUID in kinds,
        parameters=any(
            parameter.location is not ir.Location.PATH
            for each in api.operations
            for parameter in each.parameters
        ),
        numbers=ir.ScalarKind.NUMBER in kinds,
        json_bodies=is_json or bool(requests),
        json_requests=bool(requests),
        raw_bodies=any(
            case.body is None or case.body.kind is not ir.BodyKind.JSON
            for case in responses
            if case.is_success or case.body is not None
        ),
    )


def _types(
    declared: Iterable[ir.Declaration], bodies: Iterable[ir.Body]
) -> Iterator[ir.Type]:
    """Every type that models and bodies are made of."""
    for each in declared:
        match each:
            case ir.Object():
                yield from ir.walk(each.extra)
                for field in each.fields:
                    yield from ir.walk(field.type)
            case ir.Alias():
                yield from ir.walk(each.type)
            case ir.Enum():
                pass
    for body in bodies:
        yield from ir.walk(body.type)
