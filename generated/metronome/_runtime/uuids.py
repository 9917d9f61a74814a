"""`uuid` values that keep the text they came as."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic_core import core_schema

from .texts import text_of

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


Uuid = Annotated[
    UUID,
    text_of(
        "a UUID (RFC 9562)",
        {_CANONICAL: core_schema.uuid_schema(), _ANY_CASE: SpelledUUID},
        encode,
        core_schema.uuid_schema(strict=True),
    ),
]
"""A UUID (RFC 9562)."""
