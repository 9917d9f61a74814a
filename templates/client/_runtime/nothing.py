"""The type of what the document rules out."""

from __future__ import annotations

from typing import Annotated, Never

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class _NoValue:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_refuse)


def _refuse(value: object) -> Never:
    raise PydanticCustomError("no_value", "No value is allowed here")


Nothing = Annotated[Never, _NoValue()]
"""No value at all."""
