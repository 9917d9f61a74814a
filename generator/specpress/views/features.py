"""What an API uses of the runtime, so that a client gets nothing else.

Knows what calls for which part. Does not know the files that a part is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.views.styles import MODULES, functions, path_function


@dataclass(frozen=True, slots=True)
class Features:
    """Which optional parts of the runtime a client needs."""

    bearer: bool
    cookies: bool
    models: bool
    enums: bool
    datetimes: bool
    files: bool
    forms: bool
    multipart: bool
    unions: bool
    uuids: bool
    parameters: bool
    numbers: bool
    styles: bool
    json_bodies: bool
    json_requests: bool
    text_requests: bool
    raw_bodies: bool


def features(api: ir.Api) -> Features:
    """What `api` uses."""
    declared = api.declarations.values()
    responses = [case for each in api.operations for case in each.responses]
    bodies = [case.body for case in responses if case.body is not None]
    requests = [each.body for each in api.operations if each.body is not None]
    sent = {body.kind for body in requests}
    typed = [each for each in (*bodies, *requests) if each.kind in _TYPED]
    types = list(_types(declared, typed))
    kinds = {each.kind for each in types if isinstance(each, ir.Scalar)}
    unions = any(isinstance(each, ir.Union) and each.tag for each in types)
    forms = bool(sent & _FORMS)
    has_files = ir.BodyKind.BINARY in sent or ir.ScalarKind.BINARY in kinds
    return Features(
        bearer=api.bearer is not None,
        cookies=ir.Location.COOKIE in _locations(api),
        models=unions or any(isinstance(each, ir.Object) for each in declared),
        enums=any(isinstance(each, ir.Enum) for each in declared),
        datetimes=ir.ScalarKind.DATE_TIME in kinds,
        files=forms or has_files,
        forms=forms,
        multipart=ir.BodyKind.MULTIPART in sent,
        unions=unions,
        uuids=ir.ScalarKind.UUID in kinds,
        parameters=forms or _has_values(api),
        numbers=ir.ScalarKind.NUMBER in kinds,
        styles=forms or _has_styles(api),
        json_bodies=bool(typed),
        json_requests=ir.BodyKind.JSON in sent,
        text_requests=ir.BodyKind.TEXT in sent,
        raw_bodies=any(
            case.body is None or case.body.kind is not ir.BodyKind.JSON
            for case in responses
            if case.is_success or case.body is not None
        ),
    )


_FORMS = frozenset({ir.BodyKind.FORM, ir.BodyKind.MULTIPART})
_TYPED = _FORMS | {ir.BodyKind.JSON}


def _locations(api: ir.Api) -> set[ir.Location]:
    return {
        parameter.location for each in api.operations for parameter in each.parameters
    }


def _has_values(api: ir.Api) -> bool:
    """Whether a query, or a header that varies, is made of arguments."""
    return bool(_locations(api) - {ir.Location.PATH}) or any(
        each.query or (each.body is not None and not each.body.required)
        for each in api.operations
    )


def _has_styles(api: ir.Api) -> bool:
    """Whether a parameter is more than a text or a list of texts."""
    used = {
        function
        for each in api.operations
        for parameter in each.parameters
        for function in (
            (path_function(parameter, api.declarations),)
            if parameter.location is ir.Location.PATH
            else functions(parameter, api.declarations)
        )
    }
    return any(MODULES[function].endswith(".styles") for function in used)


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
