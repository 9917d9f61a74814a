from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Both(Model):
    a: Annotated[str, Field(max_length=9)]
    b: Omittable[str] = None
    n: Omittable[Annotated[int, Field(ge=0, le=5)]] = None
