"""`duration` values that keep the text they came as."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Self

from pydantic_core import core_schema

from .texts import text_of

# RFC 3339, appendix A, and of ISO 8601 what servers send besides: a sign, zero parts that
# are left out, and a fraction in the last part.
_NUMBER = r"[0-9]+(?:[.,][0-9]+(?=[A-Z]$))?"
_DURATION = re.compile(
    rf"(?P<sign>[+-]?)P(?=[0-9T])(?:(?P<weeks>{_NUMBER})W|"
    rf"(?:(?P<years>{_NUMBER})Y)?(?:(?P<months>{_NUMBER})M)?(?:(?P<days>{_NUMBER})D)?"
    rf"(?:T(?=[0-9])(?:(?P<hours>{_NUMBER})H)?(?:(?P<minutes>{_NUMBER})M)?"
    rf"(?:(?P<seconds>{_NUMBER})S)?)?)",
    re.IGNORECASE,
)
_MICROSECONDS = {
    "weeks": 604_800_000_000,
    "days": 86_400_000_000,
    "hours": 3_600_000_000,
    "minutes": 60_000_000,
    "seconds": 1_000_000,
}
_LEAST = timedelta.min // timedelta(microseconds=1)
_MOST = timedelta.max // timedelta(microseconds=1)


class Span(timedelta):
    """A timedelta that remembers its text: sent back, it is the same to the letter.

    Values that are computed from it are new and have no such text.
    """

    text: str | None = None

    @classmethod
    def of(cls, microseconds: int, text: str) -> Self:
        """A length of time that is written as `text`."""
        value = cls(microseconds=microseconds)
        value.text = text
        return value

    def __reduce__(self) -> tuple[object, ...]:
        if self.text is None:
            return type(self), (self.days, self.seconds, self.microseconds)
        return parse, (self.text,)


def parse(text: str) -> timedelta | str:
    """The length of time that `text` names, or `text` where that is no fixed length.

    That is so for years and months, and for more than a timedelta can hold. Digits beyond
    microseconds are kept in the text only.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError("not a duration")
    if found["years"] or found["months"]:
        return text
    total = sum(
        Decimal(found[unit].replace(",", ".")) * factor
        for unit, factor in _MICROSECONDS.items()
        if found[unit]
    )
    signed = -total if found["sign"] == "-" else total
    return Span.of(int(signed), text) if _LEAST <= signed <= _MOST else text


def encode(value: timedelta | str) -> str:
    """`value` as RFC 3339 text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Span) and value.text is not None:
        return value.text
    length = abs(value)
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{length.microseconds:06}".rstrip("0").rstrip(".")
    clock = f"{hours}H" if hours else ""
    if minutes or (
        hours and (seconds or fraction)
    ):  # no part between others is left out
        clock += f"{minutes}M"
    if seconds or fraction or not length:
        clock += f"{seconds}{fraction}S"
    day = f"{length.days}D" if length.days else ""
    sign = "-" if value < timedelta() else ""
    return f"{sign}P{day}T{clock}" if clock else f"{sign}P{day}"


Duration = Annotated[
    timedelta | str,
    text_of(
        "a duration (RFC 3339, appendix A)",
        {"": parse},
        encode,
        core_schema.timedelta_schema(strict=True),
    ),
]
"""A length of time (RFC 3339, appendix A); its text where that has years or months."""
