from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Integer, Number


class Exact(Model):
    fields: list[Any] | bool | Number | ExactFieldsObject | str | None = None
    implied: (
        list[Any]
        | bool
        | Number
        | dict[str, Any]
        | Annotated[str, Field(min_length=2)]
        | None
    ) = None
    when: Omittable[str] = None
    whole: Omittable[Integer] = None


class ExactFieldsObject(Model):
    a: Omittable[str] = None
