"""`date-time` values, which are sent back as they were spelled."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated, Any, Self, SupportsIndex, cast

from pydantic_core import SchemaValidator, TzInfo, core_schema

from .texts import text_of

# RFC 3339, section 5.6; letters may be lower case, and a space may stand for the T.
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
_ANY = rf"^{_DATE}[Tt ]{_TIME}(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
_MILLIS = rf"T{_TIME}\.[0-9]{{3}}Z$"  # before it, pydantic takes _DATE alone
_CANONICAL = (
    rf"^{_DATE}T{_TIME}(\.[0-9]{{5}}[1-9])?(Z|[+-](0[1-9]|1[0-9]|2[0-3]):[0-5][0-9])$"
)


class Timestamp(datetime):
    """An aware datetime with the text that it came as; what is computed of it has none."""

    text: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The instant that an RFC 3339 date-time names, down to microseconds.

        Second 60, which Python does not have, is the last microsecond of second 59.
        """
        read = text.upper()
        if read.startswith(":60", 16):  # such a second ends a day of UTC (section 5.7)
            read = f"{read[:17]}59.999999{read[19:].lstrip('.0123456789')}"
            end = cls.fromisoformat(read).replace(year=2000).astimezone(UTC)
            if end.time() != time.max:
                raise ValueError("second 60 is the last of a day")
        value = cls.fromisoformat(read)
        value.text = text
        return value

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        return *cast("tuple[Any, ...]", super().__reduce_ex__(protocol)), vars(self)


def encode(value: datetime) -> str:
    """`value` as RFC 3339 text."""
    if isinstance(value, Timestamp) and value.text is not None:
        return value.text
    is_fine = value.microsecond % 1000 or not isinstance(value.tzinfo, TzInfo)
    text = datetime.isoformat(value, timespec="auto" if is_fine else "milliseconds")
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


DateTime = Annotated[
    datetime,
    text_of(
        "a date-time (RFC 3339)",
        {
            # pydantic's own kind of zone, TzInfo, tells this spelling from the next
            _MILLIS: SchemaValidator(core_schema.datetime_schema()).validate_python,
            _CANONICAL: datetime.fromisoformat,
            _ANY: Timestamp.parse,
        },
        encode,
        core_schema.datetime_schema(strict=True, tz_constraint="aware"),
    ),
]
"""An aware datetime (RFC 3339); a naive one is refused, since it names no instant."""
