"""Times of day that keep the text they came as."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from _runtime.times import ClockTime, Time, encode
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

TIMES: TypeAdapter[time] = TypeAdapter(Time)

spellings = st.from_regex(
    r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,12})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)?",
    fullmatch=True,
    alphabet="0123456789-+:.Zz",
)
EAST = timezone(timedelta(hours=5, minutes=30))


@given(spellings)
def test_every_spelling_comes_back_to_the_letter(text: str) -> None:
    read = TIMES.validate_json(f'"{text}"', strict=True)
    assert (read.tzinfo is None) == (text[-1].isdigit() and text[-6] not in "+-")
    assert TIMES.dump_json(read) == f'"{text}"'.encode()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12:00:00Z", time(12, tzinfo=UTC)),
        ("12:00:00.5z", time(12, 0, 0, 500_000, UTC)),
        ("17:30:00+05:30", time(17, 30, tzinfo=EAST)),
        ("12:00:00.123456789Z", time(12, 0, 0, 123_456, UTC)),
        ("12:00:00", time(12)),
        ("23:59:60Z", time(23, 59, 59, 999_999, UTC)),
        ("15:59:60.25-08:00", time(23, 59, 59, 999_999, UTC)),
        ("05:29:60+05:30", time(23, 59, 59, 999_999, UTC)),
        ("23:59:60", time(23, 59, 59, 999_999)),
    ],
)
def test_each_spelling_is_its_time(text: str, value: time) -> None:
    read = TIMES.validate_json(f'"{text}"', strict=True)
    assert encode(read) == text
    if value.tzinfo is UTC and read.utcoffset():
        assert (read.second, read.microsecond) == (59, 999_999)
    else:
        assert read == value
        assert hash(read) == hash(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12:00",
        "12:00Z",
        "120000Z",
        "24:00:00Z",
        "12:60:00Z",
        "12:00:61Z",
        "12:00:60Z",
        "22:59:60Z",
        "23:59:60+01:00",
        "12:00:00.Z",
        "12:00:00,5Z",
        "12:00:00+24:00",
        "12:00:00+0530",
        "12:00:00+05",
        "T12:00:00Z",
        " 12:00:00Z",
        "12:00:00Z\n",
        "12:00:00 Z",
        "2024-05-06T12:00:00Z",
        "１２:00:00Z",  # noqa: RUF001 - digits, but not of ASCII
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="RFC 3339"):
        TIMES.validate_python(text)
    with pytest.raises(ValidationError, match="RFC 3339"):
        TIMES.validate_json(json.dumps(text), strict=True)


@pytest.mark.parametrize("value", [43200, 0.5, True, None, [], timedelta(1)])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        TIMES.validate_python(value)


def pickled(value: time) -> time:
    again: time = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("text", ["12:00:00z", "12:00:00.100", "23:59:60Z"])
def test_copies_keep_the_text(again: Callable[[time], time], text: str) -> None:
    read = ClockTime.parse(text)
    assert again(read) == read
    assert encode(again(read)) == text
    assert again(ClockTime(1)) == time(1)


def test_computed_values_forget_the_text() -> None:
    assert encode(ClockTime.parse("12:00:00z").replace(hour=1)) == "01:00:00Z"
    assert str(ClockTime.parse("12:00:00z")) == "12:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (time(12), "12:00:00"),
        (time(12, tzinfo=UTC), "12:00:00Z"),
        (time(17, 30, 0, 5, tzinfo=EAST), "17:30:00.000005+05:30"),
    ],
)
def test_times_of_the_callers_own_are_written_as_rfc_3339(
    value: time, text: str
) -> None:
    assert TIMES.validate_python(value) is value
    assert TIMES.dump_json(value) == f'"{text}"'.encode()


def test_a_time_whose_offset_no_one_knows_is_not_sent() -> None:
    with pytest.raises(ValueError, match="depends on the day"):
        encode(time(12, tzinfo=ZoneInfo("Europe/Paris")))
