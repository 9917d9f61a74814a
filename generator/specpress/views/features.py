"""What an API uses of the runtime, so that a client gets nothing else.

Knows what calls for which part. Does not know the files that a part is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress import graph, ir


@dataclass(frozen=True, slots=True)
class Features:
    """Which optional parts of the runtime a client needs."""

    models: bool
    constants: bool
    subclasses: bool
    enums: bool
    int_enums: bool
    unions: bool
    base64s: bool
    checks: bool
    dates: bool
    datetimes: bool
    decimals: bool
    durations: bool
    nothing: bool
    numbers: bool
    texts: bool
    times: bool
    uuids: bool
    files: bool
    json_bodies: bool
    media_types: bool
    raw_bodies: bool
    streams: bool
    events: bool
    json_lines: bool
    webhooks: bool
    signatures: bool


_TYPED = {ir.BodyKind.JSON, ir.BodyKind.FORM, ir.BodyKind.MULTIPART}
_DECIMALS = {ir.ScalarKind.DECIMAL, ir.ScalarKind.DECIMAL_NUMBER}
_TEXTS = _DECIMALS | {
    ir.ScalarKind.BASE64,
    ir.ScalarKind.DATE,
    ir.ScalarKind.DATE_TIME,
    ir.ScalarKind.DURATION,
    ir.ScalarKind.TIME,
    ir.ScalarKind.UUID,
}


def features(api: ir.Api) -> Features:
    """What `api` uses."""
    declared = api.declarations.values()
    responses = [case for each in api.operations for case in each.responses]
    received = [each.body for each in api.received.webhooks]
    bodies = [
        each
        for each in (*(body for case in responses for body in case.bodies), *received)
        if each is not None
    ]
    requests = [body for each in api.operations for body in each.bodies]
    typed = [each for each in (*bodies, *requests) if each.kind in _TYPED]
    headers = [field.type for case in responses for field in case.header_fields]
    types = list(_types(declared, [*(each.type for each in typed), *headers]))
    objects = [each for each in declared if isinstance(each, ir.Object)]
    enums = [each for each in declared if isinstance(each, ir.Enum)]
    kinds = {each.kind for each in types if isinstance(each, ir.Scalar)}
    unions = any(isinstance(each, ir.Union) and each.tag for each in types)
    return Features(
        models=unions or bool(objects),
        constants=any(
            ir.is_constant(field) for each in objects for field in each.fields
        ),
        subclasses=any(each.base is not None for each in objects),
        enums=any(map(ir.is_text, enums)),
        int_enums=not all(map(ir.is_text, enums)),
        unions=unions,
        base64s=ir.ScalarKind.BASE64 in kinds,
        checks=any(map(_is_checked, types)),
        dates=ir.ScalarKind.DATE in kinds,
        datetimes=not kinds.isdisjoint({ir.ScalarKind.DATE_TIME, ir.ScalarKind.TIME}),
        decimals=not kinds.isdisjoint(_DECIMALS),
        durations=ir.ScalarKind.DURATION in kinds,
        nothing=any(isinstance(each, ir.Nothing) for each in types),
        numbers=bool({ir.ScalarKind.NUMBER, ir.ScalarKind.WHOLE_NUMBER} & kinds),
        texts=not kinds.isdisjoint(_TEXTS),
        times=ir.ScalarKind.TIME in kinds,
        uuids=ir.ScalarKind.UUID in kinds,
        files=ir.ScalarKind.BINARY in kinds,
        json_bodies=bool(typed or headers) or _reads_anything(api.received),
        streams=any(each.stream for each in bodies) or _has_files(responses),
        events=ir.StreamKind.EVENTS in {each.stream for each in bodies},
        json_lines=not {each.stream for each in bodies}.isdisjoint(_LINES),
        media_types=any(has_choice(case) for case in responses),
        raw_bodies=any(case.is_success and not case.bodies for case in responses)
        or any(each.kind is not ir.BodyKind.JSON for each in bodies)
        or None in received,
        webhooks=bool(received) or api.received.signature is not None,
        signatures=api.received.signature is not None,
    )


def _reads_anything(received: ir.Received) -> bool:
    """Whether all that is known of what comes is how it is signed."""
    return received.signature is not None and not received.webhooks


_LINES = {ir.StreamKind.LINES, ir.StreamKind.RECORDS}


def _has_files(cases: Iterable[ir.ResponseCase]) -> bool:
    """Whether a success is of bytes, which may be a file's."""
    return any(
        body.kind is ir.BodyKind.BINARY
        for case in cases
        if case.is_success
        for body in case.bodies
    )


def has_choice(case: ir.ResponseCase) -> bool:
    """Whether it depends on its media type how a body is read."""
    return len({(each.kind, each.type) for each in case.bodies}) > 1


def _is_checked(type_: ir.Type) -> bool:
    """Whether pydantic alone does not know what limits the values of `type_`."""
    match type_:
        case ir.ListOf(_, limits, contains):
            return limits.unique_items or contains is not None
        case ir.Scalar(ir.ScalarKind.NUMBER | ir.ScalarKind.DECIMAL_NUMBER, limits):
            return limits.multiple_of is not None
        case _:
            return False


def _types(
    declared: Iterable[ir.Declaration], values: Iterable[ir.Type]
) -> Iterator[ir.Type]:
    """Every type that models, bodies and headers are made of."""
    for each in declared:
        match each:
            case ir.Object():
                yield from graph.walk(each.extra)
                for field in each.fields:
                    yield from graph.walk(field.type)
            case ir.Alias():
                yield from graph.walk(each.type)
            case ir.Enum():
                pass
    for value in values:
        yield from graph.walk(value)
