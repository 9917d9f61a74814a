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
    uuids: bool
    parameters: bool
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
    objects = [each for each in declared if isinstance(each, ir.Object)]
    types = [field.type for each in objects for field in each.fields]
    typed = [body for body in (*bodies, *requests) if body.kind in _TYPED]
    kinds = set(_kinds([*types, *(body.type for body in typed)]))
    forms = bool(sent & _FORMS)
    is_json = any(body.kind is ir.BodyKind.JSON for body in bodies)
    return Features(
        bearer=api.bearer is not None,
        cookies=ir.Location.COOKIE in _locations(api),
        models=bool(objects),
        enums=len(objects) < len(declared),
        datetimes=ir.ScalarKind.DATE_TIME in kinds,
        files=forms
        or bool({ir.BodyKind.BINARY} & sent)
        or ir.ScalarKind.BINARY in kinds,
        forms=forms,
        multipart=ir.BodyKind.MULTIPART in sent,
        uuids=ir.ScalarKind.UUID in kinds,
        parameters=forms or _has_values(api),
        styles=forms or _has_styles(api),
        json_bodies=is_json or bool(sent & _TYPED),
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
    """Whether something but a path, or else a header that varies, is made of arguments."""
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


def _kinds(types: Iterable[ir.Type]) -> Iterator[ir.ScalarKind]:
    for type_ in types:
        match type_:
            case ir.Scalar(kind):
                yield kind
            case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
                yield from _kinds([inner])
            case _:
                pass
