"""Days, in the one spelling that they have."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from _runtime.dates import Date
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

DATES: TypeAdapter[date] = TypeAdapter(Date)


@given(st.dates())
def test_every_day_comes_back_to_the_letter(day: date) -> None:
    text = f'"{day.year:04}-{day.month:02}-{day.day:02}"'
    read = DATES.validate_json(text, strict=True)
    assert type(read) is date
    assert read == day
    assert DATES.dump_json(read) == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-2-3",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "20240203",
        "2024-W19-1",
        "2024-123",
        "2024-02-03T00:00:00Z",
        "2024-02-03Z",
        " 2024-02-03",
        "2024-02-03\n",
        "+2024-02-03",
        "24-02-03",
        "02024-02-03",
        "1706918400",
        "２０２４-02-03",  # noqa: RUF001 - digits, but not of ASCII
        "0000-01-01",  # Python has no year 0
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="RFC 3339"):
        DATES.validate_python(text)
    with pytest.raises(ValidationError, match="RFC 3339"):
        DATES.validate_json(TypeAdapter(str).dump_json(text), strict=True)


@pytest.mark.parametrize("value", [0, 1706918400, 1.5, True, None, [], b"2024-02-03"])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        DATES.validate_python(value)


def test_a_day_is_taken_and_a_datetime_is_not() -> None:
    day = date(2024, 2, 29)
    assert DATES.validate_python(day) is day
    assert DATES.validate_python("2024-02-29") == day
    assert DATES.dump_python(day) is day
    with pytest.raises(ValidationError):
        DATES.validate_python(datetime(2024, 2, 29))  # noqa: DTZ001 - naive on purpose
