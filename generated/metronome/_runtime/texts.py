"""Values that JSON carries as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import GetPydanticSchema
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

Reader = Callable[[str], object] | CoreSchema


def text_of(
    expected: str,
    spellings: Mapping[str, Reader],
    encode: Callable[[Any], str],
    python: CoreSchema,
) -> GetPydanticSchema:
    """Text is read by the first pattern that it fits; Python has `python`, or text too."""
    text = core_schema.union_schema(
        [_spelled(*each) for each in spellings.items()],
        mode="left_to_right",
        auto_collapse=False,  # of one spelling as well: the error is the union's
        custom_error_type="text",
        custom_error_message=f"Input should be {expected}",
    )

    def written(value: Any) -> str:
        try:
            return encode(value)
        except (AttributeError, TypeError):  # a misfit, or of another part of a union
            raise PydanticSerializationUnexpectedValue(f"not {expected}") from None

    schema = core_schema.json_or_python_schema(
        json_schema=text,
        python_schema=core_schema.union_schema([python, text]),
        serialization=core_schema.plain_serializer_function_ser_schema(
            written, return_schema=core_schema.str_schema(), when_used="json"
        ),
    )
    return GetPydanticSchema(lambda _source, _handler: schema)


def _spelled(pattern: str, read: Reader) -> CoreSchema:
    text = core_schema.str_schema(pattern=pattern, strict=True)
    if callable(read):
        return core_schema.no_info_after_validator_function(read, text)
    return core_schema.chain_schema([text, read])
