"""Values into JSON bodies."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from pydantic_core import PydanticSerializationError
from typing_extensions import TypeForm

from .finite import only_finite
from .given import checked
from .json_bodies import json_body

_PERHAPS_NO_NUMBER = (b"null", b"NaN", b"Infinity")
"""What pydantic writes for a float or a Decimal that JSON has not, and for other things."""


def json_content(
    type_: TypeForm[Any], value: object, *, media_type: str = "application/json"
) -> tuple[str, bytes]:
    """`value`, of type `type_`, as JSON (RFC 8259): what was not set stays absent.

    Raises:
        ValueError: it is not of that type, nor is a part of it that was put there
            unchecked, as a misfit of a response is; or JSON has no such number.
    """
    kind, given = checked(type_, value)
    try:
        data = kind.dump_json(
            given, by_alias=True, exclude_unset=True, warnings="error"
        )
    except PydanticSerializationError as error:
        with suppress(PydanticSerializationError):
            written = kind.dump_json(
                given, by_alias=True, exclude_unset=True, warnings=False
            )
            json_body(type_)(written)  # raises, and says where
        raise ValueError("body: it cannot be written as JSON") from error
    if any(each in data for each in _PERHAPS_NO_NUMBER):
        only_finite(kind.dump_python(given, by_alias=True, exclude_unset=True))
    return media_type, data


def optional_json_content(
    type_: TypeForm[Any], value: object, *, media_type: str = "application/json"
) -> tuple[str, bytes] | None:
    """`json_content` of a body that may be left out, as None."""
    return None if value is None else json_content(type_, value, media_type=media_type)
