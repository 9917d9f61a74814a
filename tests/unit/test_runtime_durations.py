"""Durations that keep the text they came as."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import timedelta

import pytest
from _runtime.durations import Duration, Span, encode, parse
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

DURATIONS: TypeAdapter[timedelta | str] = TypeAdapter(Duration)
OTHER: TypeAdapter[timedelta] = TypeAdapter(timedelta)  # pydantic's own reading


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PT0S", timedelta(0)),
        ("P0D", timedelta(0)),
        ("PT36H", timedelta(hours=36)),
        ("P1DT12H", timedelta(days=1.5)),
        ("P4DT12H30M5S", timedelta(4, hours=12, minutes=30, seconds=5)),
        ("P2W", timedelta(weeks=2)),
        ("PT1H5S", timedelta(hours=1, seconds=5)),
        ("PT0.5H", timedelta(minutes=30)),
        ("P0,5D", timedelta(hours=12)),
        ("PT1.5S", timedelta(seconds=1.5)),
        ("PT0.123456789S", timedelta(microseconds=123_456)),
        ("-P1DT1H", -timedelta(days=1, hours=1)),
        ("+PT1S", timedelta(seconds=1)),
        ("PT007S", timedelta(seconds=7)),
        ("pt1m", timedelta(minutes=1)),
        ("P999999999DT23H59M59.999999S", timedelta.max),
        ("-P999999999D", timedelta.min),
        ("-P999999999DT1S", "-P999999999DT1S"),
        ("P1Y", "P1Y"),
        ("P1M", "P1M"),
        ("P0Y", "P0Y"),
        ("P3Y6M4DT12H30M5S", "P3Y6M4DT12H30M5S"),
        ("P1000000000D", "P1000000000D"),
        (f"PT{'9' * 5000}S", f"PT{'9' * 5000}S"),
    ],
)
def test_each_spelling_is_its_length_and_comes_back_to_the_letter(
    text: str, value: timedelta | str
) -> None:
    read = DURATIONS.validate_json(f'"{text}"', strict=True)
    assert read == value
    assert hash(read) == hash(value)
    assert isinstance(read, timedelta) == isinstance(value, timedelta)
    assert DURATIONS.dump_json(read) == f'"{text}"'.encode()


@pytest.mark.parametrize(  # the first twelve: JSON Schema test suite, format `duration`
    "text",
    [
        "PT1D",
        "P",
        "P1YT",
        "PT",
        "P2D1Y",
        "P1D2H",
        "P2S",
        "P1",
        "P1Y2W",
        "P٢Y",
        "1Y",
        "1DT1H",
        "",
        "P1H",
        "PT1M1H",
        "P1DT",
        "PT1.5H1S",
        "PT1.S",
        "PT.5S",
        "P-1D",
        " P1D",
        "P1D\n",
        "3.5s",
        "01:00:00",
        "P1S",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="RFC 3339"):
        DURATIONS.validate_python(text)
    with pytest.raises(ValidationError, match="RFC 3339"):
        DURATIONS.validate_json(json.dumps(text), strict=True)


@pytest.mark.parametrize("value", [1, 0.5, True, None, []])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        DURATIONS.validate_python(value)


@given(st.timedeltas())
def test_what_is_written_reads_as_the_same_length(value: timedelta) -> None:
    text = encode(value)
    assert DURATIONS.validate_json(f'"{text}"', strict=True) == value
    assert encode(Span(value.days, value.seconds, value.microseconds)) == text


@given(st.timedeltas(timedelta(-99_999), timedelta(99_999)))
def test_pydantic_reads_the_same_in_what_is_written(value: timedelta) -> None:
    assert OTHER.validate_python(encode(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (timedelta(0), "PT0S"),
        (timedelta(1), "P1D"),
        (timedelta(hours=1, seconds=5), "PT1H0M5S"),  # appendix A leaves no gap
        (timedelta(hours=1), "PT1H"),
        (timedelta(1, 61), "P1DT1M1S"),
        (timedelta(seconds=0.25), "PT0.25S"),
        (timedelta(seconds=-90), "-PT1M30S"),
        (timedelta(seconds=10), "PT10S"),
    ],
)
def test_lengths_of_the_callers_own_are_written_as_rfc_3339(
    value: timedelta, text: str
) -> None:
    assert DURATIONS.validate_python(value) is value
    assert DURATIONS.dump_json(value) == f'"{text}"'.encode()


def pickled(value: timedelta) -> timedelta:
    again: timedelta = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("text", ["PT36H", "-P0D", "PT0.123456789S"])
def test_copies_keep_the_text(
    again: Callable[[timedelta], timedelta], text: str
) -> None:
    read = parse(text)
    assert isinstance(read, timedelta)
    assert again(read) == read
    assert encode(again(read)) == text
    assert again(Span(1)) == timedelta(1)


def test_computed_values_forget_the_text() -> None:
    read = parse("PT36H")
    assert isinstance(read, timedelta)
    assert encode(read * 2) == "P3D"
