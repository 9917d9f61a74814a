"""The type of what may not be there: the schema `false`."""

from __future__ import annotations

from typing import Annotated, Never

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class _Refused:
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_refuse)


def _refuse(_value: object) -> Never:
    raise PydanticCustomError("nothing", "Nothing is allowed here")


Nothing = Annotated[Never, _Refused()]
"""No value at all."""
