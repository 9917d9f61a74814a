from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Overlap(Model):
    a: Annotated[str, Field(min_length=2, max_length=9, pattern="^x")]
    n: Omittable[Annotated[Number, Field(ge=0)]] = None
