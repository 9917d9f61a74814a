"""`decimal` values: exact numbers, which JSON carries as text or as numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .texts import text_of

# No quantity has a larger exponent, and computing with one takes for ever.
_DECIMAL = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([Ee][+-]?[0-9]{1,4})?$"
_LARGEST = 308
"""The exponent of ten of the largest double."""


class SpelledDecimal(Decimal):
    """A Decimal whose text is not the one that Python writes, and is sent back as it came."""

    text: str

    def __new__(cls, text: str) -> Self:
        value = super().__new__(cls, text)
        value.text = text
        return value

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self.text,)


def parse(text: str) -> Decimal:
    """The number that `text` names, to the last digit."""
    value = Decimal(text)
    return value if str(value) == text else SpelledDecimal(text)


def encode(value: Decimal) -> str:
    """`value` as text."""
    return value.text if isinstance(value, SpelledDecimal) else Decimal.__str__(value)


def parse_number(value: float) -> Decimal:
    """The number that is written as `value`: 0.1 is a tenth."""
    return Decimal(value) if isinstance(value, int) else Decimal(repr(value))


def encode_number(value: Decimal) -> int | float:
    """`value` as a JSON number."""
    if value.is_zero() and value.is_signed():
        return -0.0
    whole = value == value.to_integral_value()
    return int(value) if whole else float(value)


def carried(value: Decimal) -> Decimal:
    """`value`, if a JSON number carries it: any integer, and what a double tells apart."""
    if not value.is_finite() or value.adjusted() > _LARGEST:
        raise ValueError("no JSON number is as large")
    if Decimal(repr(encode_number(value))) != value:
        raise ValueError("a JSON number does not carry as many digits")
    return value


class _DecimalNumber:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        number = core_schema.union_schema(
            [
                core_schema.int_schema(strict=True),
                core_schema.float_schema(strict=True, allow_inf_nan=False),
            ],
            mode="left_to_right",
            custom_error_type="decimal_number",
            custom_error_message="Input should be a number",
        )
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(
                parse_number, number
            ),
            python_schema=core_schema.no_info_after_validator_function(
                carried, core_schema.decimal_schema(allow_inf_nan=False)
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                encode_number, when_used="json"
            ),
        )


DecimalText = Annotated[
    Decimal,
    text_of(
        "the text of a decimal number",
        {_DECIMAL: parse},
        encode,
        core_schema.union_schema(
            [
                core_schema.no_info_after_validator_function(
                    Decimal, core_schema.int_schema(strict=True)
                ),
                core_schema.decimal_schema(strict=True, allow_inf_nan=False),
            ]
        ),
    ),
]
"""A decimal number that JSON carries as text, to the letter."""
DecimalNumber = Annotated[Decimal, _DecimalNumber()]
"""A decimal number that JSON carries as a number.

Integers have any size. Others are read with the 15 to 17 digits of a double, as nearly all
JSON parsers read them; a value of more digits is refused before it is sent.
"""
