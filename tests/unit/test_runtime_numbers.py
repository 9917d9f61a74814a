"""JSON numbers, as they are written."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
from _runtime.numbers import Integer, Number
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

NUMBERS: TypeAdapter[float] = TypeAdapter(Number)
INTEGERS: TypeAdapter[int] = TypeAdapter(Integer)
BETWEEN: TypeAdapter[float] = TypeAdapter(Annotated[Number, Field(gt=0.5, le=10)])


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_as_they_are(value: float) -> None:
    read = NUMBERS.validate_json(json.dumps(value), strict=True)
    assert type(read) is type(value)
    assert read == value
    assert json.loads(NUMBERS.dump_json(read)) == value
    assert type(NUMBERS.validate_python(value)) is type(value)


@pytest.mark.parametrize("text", ["12345678901234567890", "1", "1.0", "-0.0", "1e-7"])
def test_spellings(text: str) -> None:
    read = NUMBERS.validate_json(text, strict=True)
    assert NUMBERS.dump_json(read) == text.encode()


@pytest.mark.parametrize("adapter", [NUMBERS, INTEGERS])
@pytest.mark.parametrize("text", ["true", '"1"', "null", "[]", "1e400", "-1e400"])
def test_what_is_no_finite_number_is_refused(
    adapter: TypeAdapter[float], text: str
) -> None:
    with pytest.raises(ValidationError):
        adapter.validate_json(text, strict=True)


def test_limits_hold_for_both_kinds() -> None:
    for text in ("1", "0.75", "10", "10.0"):
        assert BETWEEN.validate_json(text, strict=True) == float(text)
    for text in ("0", "0.5", "11", "10.5", "1e30", str(10**40)):
        with pytest.raises(ValidationError):
            BETWEEN.validate_json(text, strict=True)


class _Price(BaseModel):
    amount: Number | None = None


def test_in_a_model() -> None:
    text = '{"amount":12345678901234567890}'
    assert _Price.model_validate_json(text, strict=True).model_dump_json() == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("1.0", 1), ("-2.00", -2), ("1e3", 1000), ("1e30", 10**30)],
)
def test_integers_are_numbers_without_a_fraction(text: str, value: int) -> None:
    read = INTEGERS.validate_json(text, strict=True)
    assert type(read) is int
    assert read == value


@pytest.mark.parametrize("text", ["1.5", "1e-1", "1.0000000001"])
def test_numbers_with_a_fraction_are_no_integers(text: str) -> None:
    with pytest.raises(ValidationError, match="integer"):
        INTEGERS.validate_json(text, strict=True)
