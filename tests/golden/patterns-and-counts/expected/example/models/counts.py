from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.checks import Contains, MultipleOf, UniqueItems
from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Counts(Model):
    ahead: Omittable[str] = None
    code: Omittable[Annotated[str, Field(pattern="^[A-Z]{2}[0-9]+$")]] = None
    half: Omittable[Annotated[Number, MultipleOf(0.5)]] = None
    has: Omittable[Annotated[list[Any], Contains(int, 1, 2)]] = None
    map: Omittable[Annotated[dict[str, int], Field(min_length=1, max_length=2)]] = None
    model: Omittable[CountsModel] = None
    set: Omittable[Annotated[list[str], UniqueItems()]] = None
    text: Omittable[
        Annotated[int, Field(ge=10)] | Annotated[str, Field(min_length=2)]
    ] = None


class CountsModel(Model):
    a: Omittable[str] = None
    b: Omittable[str] = None
