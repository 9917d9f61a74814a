"""The base class of all models, and the type of fields that may be absent."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetPydanticSchema
from pydantic_core import CoreSchema

T = TypeVar("T")


class Model(BaseModel):
    """An object of the API.

    Fields that the document does not know are kept: they are found in `model_extra` and
    are sent back. A field that was absent is not in `model_fields_set` and stays absent
    when the model is sent.
    """

    model_config = ConfigDict(
        allow_inf_nan=False,  # JSON has no such numbers (RFC 8259, section 6)
        defer_build=True,  # a model is paid for at its first use
        extra="allow",
        polymorphic_serialization=True,  # what extends a model is sent whole
        protected_namespaces=(),
        serialize_by_alias=True,
        validate_assignment=True,
        validate_by_alias=True,
        validate_by_name=True,
    )


def _not_null(source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Reads `T | None` as `T`: the None is there for "absent", never for a JSON null."""
    schema = handler(source)
    return schema["schema"] if schema["type"] == "nullable" else schema


Omittable = Annotated[T | None, GetPydanticSchema(_not_null)]
"""A field that may be absent (then it is None) but is never null on the wire."""
