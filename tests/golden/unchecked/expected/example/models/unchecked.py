from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Unchecked(Model):
    both: Omittable[
        Annotated[Number, Field(ge=1)] | Annotated[str, Field(max_length=3)]
    ] = None
    closed: Omittable[UncheckedClosed] = None
    if_: Annotated[Omittable[UncheckedIf], Field(alias="if")] = None
    items: Omittable[list[Any]] = None
    needs: Omittable[UncheckedNeeds] = None
    not_: Annotated[Omittable[str], Field(alias="not")] = None
    numbers: Omittable[Number] = None
    objects: Omittable[dict[str, Any]] = None
    schemas: Omittable[dict[str, Any]] = None


class UncheckedClosed(Model):
    a: Omittable[str] = None


class UncheckedIf(Model):
    a: Omittable[str] = None


class UncheckedNeeds(Model):
    a: Omittable[str] = None
    b: Omittable[str] = None
