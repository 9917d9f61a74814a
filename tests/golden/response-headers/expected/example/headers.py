"""The documented headers of responses, by what they come with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import models
from ._runtime.datetimes import DateTime
from ._runtime.header_forms import (
    header_json,
    header_list,
    header_properties,
    header_scalar,
)
from ._runtime.headers import ResponseHeaders, header, required_header


class ListThingsHeaders(ResponseHeaders):
    """What comes with 200 OK of `Things.list_things`."""

    last_change = header("Last-Change", DateTime)
    x_colour = header(
        "X-Colour", models.Colour, header_properties({"R": header_scalar})
    )
    x_hint = header("X-Hint", models.Colour, header_json)
    x_kinds = header("X-Kinds", list[str], header_list())
    x_total = required_header("X-Total", Annotated[int, Field(ge=0)], header_scalar)
    """How many there are."""


class SlowerHeaders(ResponseHeaders):
    """What comes with 429 Too Many Requests."""

    x_rate_limit_reset = header("X-RateLimit-Reset", int, header_scalar)
    """Seconds to wait."""
