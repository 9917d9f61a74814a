from __future__ import annotations

from .._runtime.models import Model
from .._runtime.numbers import Number


class Prices(Model):
    currency: str
    __pydantic_extra__: dict[str, Number]
