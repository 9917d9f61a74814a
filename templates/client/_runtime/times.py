"""`time` values that keep the text they came as."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Self, SupportsIndex

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

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

        Digits beyond microseconds are kept in the text only. So are leap seconds, which
        Python does not have: second 60 is the last microsecond of second 59.
        """
        read = text.upper()
        if read.startswith(":60", 5):
            read = f"{read[:6]}59.999999{read[8:].lstrip('.0123456789')}"
            _check_leap_second(cls.fromisoformat(read))
        value = cls.fromisoformat(read)
        value.text = text
        return value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> str | tuple[object, ...]:
        if self.text is None:
            return super().__reduce_ex__(protocol)
        return type(self).parse, (self.text,)


def _check_leap_second(value: time) -> None:
    """Leap seconds end a day of UTC (RFC 3339, section 5.7)."""
    offset = value.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    if (value.hour * 60 + value.minute - minutes) % (24 * 60) != 24 * 60 - 1:
        raise ValueError("second 60 is the last of a day")


def encode(value: time) -> str:
    """`value` as RFC 3339 text."""
    if isinstance(value, ClockTime) and value.text is not None:
        return value.text
    if value.tzinfo is not None and value.utcoffset() is None:
        raise ValueError("the offset of this time depends on the day")
    text = time.isoformat(value)
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


class _FullTime:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.custom_error_schema(
            core_schema.chain_schema(
                [
                    core_schema.str_schema(pattern=_FULL_TIME, strict=True),
                    core_schema.no_info_plain_validator_function(ClockTime.parse),
                ]
            ),
            custom_error_type="time",
            custom_error_message="Input should be a full-time (RFC 3339)",
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema(
                [core_schema.time_schema(strict=True), text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                encode, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )


Time = Annotated[time, _FullTime()]
"""A time of day (RFC 3339, full-time), with an offset or without."""
