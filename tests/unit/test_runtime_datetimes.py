"""Date-times that keep the text they came as."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from _runtime.datetimes import DateTime, Timestamp, encode
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from rfc3339_validator import validate_rfc3339  # type: ignore[import-untyped]  # it has none

DATES: TypeAdapter[datetime] = TypeAdapter(DateTime)

offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
instants = st.datetimes(timezones=offsets)
spellings = st.from_regex(
    r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"(\.\d{1,12})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)",
    fullmatch=True,
    alphabet="0123456789-+:.TtZz",
)


@given(spellings)
def test_every_spelling_comes_back_to_the_letter(text: str) -> None:
    read = DATES.validate_json(f'"{text}"', strict=True)
    assert read.tzinfo is not None
    assert DATES.dump_json(read) == f'"{text}"'.encode()


@given(instants)
def test_what_is_written_is_rfc_3339_and_reads_as_the_same_instant(
    value: datetime,
) -> None:
    text = encode(value)
    assert validate_rfc3339(text)
    assert DATES.validate_json(f'"{text}"', strict=True) == value


@given(spellings)
def test_timestamps_compare_and_hash_as_datetimes(text: str) -> None:
    value = Timestamp.parse(text)
    plain = value.astimezone(UTC)
    assert value == plain
    assert hash(value) == hash(plain)


def test_a_timestamp_shows_its_instant() -> None:
    value = Timestamp.parse("2024-05-06t12:00:00.5z")
    assert str(value) == "2024-05-06 12:00:00.500000+00:00"


def test_computed_values_forget_the_text() -> None:
    value = Timestamp.parse("2024-05-06t12:00:00z")
    assert value.text == "2024-05-06t12:00:00z"
    assert (value + timedelta(0)).text is None
    assert value.replace(hour=1).text is None
    assert value.astimezone(UTC).strftime("%H") == "12"


@pytest.mark.parametrize("text", ["", "x", "2024-05-06", "2024-02-30T00:00:00Z"])
def test_text_that_is_no_date_time_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="RFC 3339"):
        DATES.validate_python(text)
