"""`time` values that keep the text they came as."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any, Self, SupportsIndex, cast

from pydantic_core import core_schema

from .datetimes import Timestamp
from .texts import text_of

# RFC 3339, section 5.6, full-time; some servers leave the offset out (partial-time).
_FULL_TIME = (
    r"^[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$"
)


class ClockTime(time):
    """A time of day that remembers its text: sent back, it is the same to the letter.

    It has an offset if its text has one. Values that are computed from it are new and have
    no such text.
    """

    text: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The time that an RFC 3339 full-time or partial-time names.

        Digits beyond microseconds, and leap seconds, are as in a `Timestamp`.
        """
        has_offset = text[-1] in "Zz" or text[-6:-5] in ("+", "-")
        read = Timestamp.parse(f"2000-01-01T{text}{'' if has_offset else 'Z'}")
        zone = read.tzinfo if has_offset else None
        value = cls(read.hour, read.minute, read.second, read.microsecond, zone)
        value.text = text
        return value

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        return *cast("tuple[Any, ...]", super().__reduce_ex__(protocol)), vars(self)


def encode(value: time) -> str:
    """`value` as RFC 3339 text."""
    if isinstance(value, ClockTime) and value.text is not None:
        return value.text
    if value.tzinfo is not None and value.utcoffset() is None:
        raise ValueError("the offset of this time depends on the day")
    text = time.isoformat(value)
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


Time = Annotated[
    time,
    text_of(
        "a full-time (RFC 3339)",
        {_FULL_TIME: ClockTime.parse},
        encode,
        core_schema.time_schema(strict=True),
    ),
]
"""A time of day (RFC 3339, full-time), with an offset or without."""
