"""Values as callers give them: a model, or a mapping of the same fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .json_bodies import adapter


def checked(type_: TypeForm[Any], value: object) -> tuple[TypeAdapter[Any], Any]:
    """`value` as one of `type_`, and what writes it. Names are those of fields or the wire.

    Raises:
        ValueError: it is not of that type.
    """
    kind: TypeAdapter[Any] = adapter(type_)
    if isinstance(value, Mapping):
        value = dict(cast("Mapping[str, object]", value))
    try:
        return kind, kind.validate_python(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, found["loc"]))
        raise ValueError(f"{where or 'body'}: {found['msg']}") from None
