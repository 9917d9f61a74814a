from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Limits(Model):
    code: Omittable[Annotated[str, Field(min_length=2, max_length=4)]] = None
    odd: Omittable[Annotated[int, Field(ge=1)]] = None
    percent: Annotated[int, Field(ge=0, le=100)]
    share: Omittable[Annotated[Number, Field(gt=0, le=1)]] = None
    step: Omittable[Annotated[int, Field(multiple_of=5)]] = None
    tags: Omittable[
        Annotated[
            list[Annotated[str, Field(max_length=10)]],
            Field(min_length=1, max_length=3),
        ]
    ] = None
