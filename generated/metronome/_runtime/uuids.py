"""`uuid` values that keep the text they came as."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

# RFC 9562, section 4: lower case is what is written, either case is read.
_CANONICAL = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_ANY_CASE = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"


class SpelledUUID(UUID):
    """A UUID that came in upper case, and is sent back so."""

    __slots__ = ("text",)
    text: str

    def __init__(self, text: str) -> None:
        super().__init__(text)
        object.__setattr__(self, "text", text)  # UUIDs are immutable

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.text,)


def encode(value: UUID) -> str:
    """`value` as text; a TypeError or the like of what is no UUID."""
    return value.text if isinstance(value, SpelledUUID) else UUID.__str__(value)


class _UuidText:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        canonical = core_schema.chain_schema(
            [
                core_schema.str_schema(pattern=_CANONICAL, strict=True),
                core_schema.uuid_schema(),
            ]
        )
        other = core_schema.chain_schema(
            [
                core_schema.str_schema(pattern=_ANY_CASE, strict=True),
                core_schema.no_info_plain_validator_function(SpelledUUID),
            ]
        )
        text = core_schema.union_schema(
            [canonical, other],
            mode="left_to_right",
            custom_error_type="uuid",
            custom_error_message="Input should be a UUID (RFC 9562)",
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema(
                [core_schema.uuid_schema(strict=True), text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                encode, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


Uuid = Annotated[UUID, _UuidText()]
"""A UUID (RFC 9562)."""
