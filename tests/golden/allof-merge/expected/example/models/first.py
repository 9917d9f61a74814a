from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class First(Model):
    a: Annotated[str, Field(max_length=9)]
    n: Omittable[Annotated[Number, Field(ge=0)]] = None
