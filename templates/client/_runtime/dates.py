"""`date` values: calendar days, in the one spelling that they have."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic_core import PydanticSerializationUnexpectedValue, core_schema

from .texts import text_of

_FULL_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"  # RFC 3339, section 5.6


def encode(value: date) -> str:
    """`value` as RFC 3339 text."""
    if isinstance(value, datetime):  # which is another variant's, where there is one
        raise PydanticSerializationUnexpectedValue("a datetime is no date")
    return date.isoformat(value)


Date = Annotated[
    date,
    text_of(
        "a full-date (RFC 3339)",
        {_FULL_DATE: date.fromisoformat},
        encode,
        core_schema.date_schema(strict=True),
    ),
]
"""A day (RFC 3339, full-date); a datetime is refused, since its time would be lost."""
