"""JSON numbers as they are written: integers of any size stay integers."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class _AnyNumber:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.int_schema(strict=True),
                core_schema.float_schema(allow_inf_nan=False),
            ],
            mode="left_to_right",
            custom_error_type="number",
            custom_error_message="Input should be a number",
        )


def whole(value: float) -> int:
    """The integer that is written as `value`: 1.0 is one, and 1e30 is 10 to the 30th."""
    if not value.is_integer():
        raise ValueError("it has a fraction")
    return int(Decimal(repr(value)))


class _WholeNumber:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.int_schema(strict=True),
                core_schema.no_info_after_validator_function(
                    whole, core_schema.float_schema(strict=True, allow_inf_nan=False)
                ),
            ],
            mode="left_to_right",
            custom_error_type="integer",
            custom_error_message="Input should be an integer",
        )


Number = Annotated[float, _AnyNumber()]
"""A number; one that is written as an integer is an int."""
Integer = Annotated[int, _WholeNumber()]
"""A number without a fraction, however it is written (JSON Schema Validation, 6.1.1)."""
