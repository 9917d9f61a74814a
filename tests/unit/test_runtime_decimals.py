"""Decimal numbers, as text and as JSON numbers."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest
from _runtime.decimals import DecimalNumber, DecimalText, encode, encode_number, parse
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

TEXTS: TypeAdapter[Decimal] = TypeAdapter(DecimalText)
NUMBERS: TypeAdapter[Decimal] = TypeAdapter(DecimalNumber)

spellings = st.from_regex(
    r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?",
    fullmatch=True,
    alphabet="0123456789+-.eE",
)


@given(spellings)
def test_text_comes_back_to_the_letter(text: str) -> None:
    read = TEXTS.validate_json(f'"{text}"', strict=True)
    assert read == Decimal(text)
    assert hash(read) == hash(Decimal(text))
    assert TEXTS.dump_json(read) == f'"{text}"'.encode()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_decimals_of_the_callers_own_read_back_as_the_same(value: Decimal) -> None:
    assert TEXTS.validate_python(value) is value
    assert TEXTS.validate_json(TEXTS.dump_json(value), strict=True) == value


def pickled(value: Decimal) -> Decimal:
    again: Decimal = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("text", ["1.10", "1e2", "+1", ".5", "007"])
def test_copies_keep_the_text(again: Callable[[Decimal], Decimal], text: str) -> None:
    assert encode(again(parse(text))) == text
    assert again(parse(text)) == Decimal(text)


def test_computed_values_forget_the_text() -> None:
    assert encode(parse("1e2") + 1) == "101"
    assert type(parse("1.10")) is Decimal


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1,5",
        "1_000",
        " 1",
        "1\n",
        "--1",
        "e5",
        "1e",
        "NaN",
        "Infinity",
        "0x10",
        "1e99999999999999999999",
        "\u0661",  # a digit, but not of ASCII
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="decimal number"):
        TEXTS.validate_json(json.dumps(text), strict=True)
    with pytest.raises(ValidationError):
        TEXTS.validate_python(text)


@pytest.mark.parametrize("value", [1.5, True, None, [], Decimal("NaN")])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        TEXTS.validate_python(value)


def test_an_integer_is_a_decimal_for_callers_and_none_on_the_wire() -> None:
    assert TEXTS.dump_json(TEXTS.validate_python(5)) == b'"5"'
    with pytest.raises(ValidationError):
        TEXTS.validate_json("5", strict=True)


# -- as JSON numbers


@given(st.integers())
def test_integers_of_any_size_are_exact(value: int) -> None:
    read = NUMBERS.validate_json(str(value), strict=True)
    assert read == value
    assert json.loads(NUMBERS.dump_json(read)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_doubles_are_read_as_they_are_written(value: float) -> None:
    text = json.dumps(value)
    read = NUMBERS.validate_json(text, strict=True)
    assert read == Decimal(text)
    assert float(json.loads(NUMBERS.dump_json(read))) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.1", "0.1"), ("19.99", "19.99"), ("1e-7", "0.0000001"), ("1.0", "1")],
)
def test_a_tenth_is_a_tenth(text: str, value: str) -> None:
    assert NUMBERS.validate_json(text, strict=True) == Decimal(value)


@pytest.mark.parametrize("text", ["1e400", '"1.5"', "true", "null", "[]"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        NUMBERS.validate_json(text, strict=True)


@pytest.mark.parametrize("value", ["1.5", 1.5, 3, Decimal("1.50")])
def test_callers_give_decimals_in_any_form(value: object) -> None:
    assert NUMBERS.validate_python(value) == Decimal(str(value))


@pytest.mark.parametrize("text", ["0.12345678901234567890", "1e400", "1e-400", "NaN"])
def test_what_a_json_number_does_not_carry_is_refused_before_it_is_sent(
    text: str,
) -> None:
    with pytest.raises(ValidationError):
        NUMBERS.validate_python(Decimal(text))


def test_the_sign_of_zero_is_kept() -> None:
    assert str(encode_number(Decimal("-0.0"))) == "-0.0"
    assert encode_number(Decimal("2.0")) == 2
    assert isinstance(encode_number(Decimal("2.0")), int)
