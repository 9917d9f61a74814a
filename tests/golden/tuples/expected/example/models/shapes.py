from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Shapes(Model):
    loose: Omittable[list[Any]] = None
    none: Omittable[Annotated[list[Any], Field(max_length=0)]] = None
    pair: Omittable[tuple[str, tuple[Number, Number]]] = None
    rest: Omittable[list[str | int]] = None
