"""`date` values: calendar days, in the one spelling that they have."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

_FULL_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"  # RFC 3339, section 5.6


class _FullDate:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.custom_error_schema(
            core_schema.chain_schema(
                [
                    core_schema.str_schema(pattern=_FULL_DATE, strict=True),
                    core_schema.no_info_plain_validator_function(date.fromisoformat),
                ]
            ),
            custom_error_type="date",
            custom_error_message="Input should be a full-date (RFC 3339)",
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema(
                [core_schema.date_schema(strict=True), text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _spelled, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


def _spelled(value: date) -> str:
    if isinstance(value, datetime):  # which is another variant's, where there is one
        raise PydanticSerializationUnexpectedValue("a datetime is no date")
    return date.isoformat(value)


Date = Annotated[date, _FullDate()]
"""A day (RFC 3339, full-date); a datetime is refused, since its time would be lost."""
