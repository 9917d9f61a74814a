"""What an API's requests use of the runtime, so that a client gets nothing else.

Knows what calls for which part. Does not know the files that a part is made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.views.repeating import makes_key
from specpress.views.styles import MODULES, functions, path_function

_FORMS = frozenset({ir.BodyKind.FORM, ir.BodyKind.MULTIPART})


@dataclass(frozen=True, slots=True)
class Sending:
    """Which optional parts of the runtime requests need."""

    choices: bool
    cookies: bool
    files: bool
    forms: bool
    idempotency: bool
    json: bool
    multipart: bool
    query: bool
    styles: bool
    text: bool


def sending(api: ir.Api) -> Sending:
    """What the requests of `api` use."""
    kinds = {body.kind for each in api.operations for body in each.bodies}
    forms = bool(kinds & _FORMS)
    styles = forms or _has_styles(api)
    locations = {
        parameter.location for each in api.operations for parameter in each.parameters
    }
    return Sending(
        choices=any(each.other_bodies for each in api.operations),
        cookies=ir.Location.COOKIE in locations,
        files=forms or ir.BodyKind.BINARY in kinds,
        forms=forms,
        idempotency=any(map(makes_key, api.operations)),
        json=ir.BodyKind.JSON in kinds,
        multipart=ir.BodyKind.MULTIPART in kinds,
        query=styles
        or bool(locations - {ir.Location.PATH})
        or any(each.query for each in api.operations),
        styles=styles,
        text=ir.BodyKind.TEXT in kinds,
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
