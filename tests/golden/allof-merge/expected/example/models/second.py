from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Second(Model):
    b: Omittable[str] = None
    n: Omittable[Annotated[int, Field(le=5)]] = None
