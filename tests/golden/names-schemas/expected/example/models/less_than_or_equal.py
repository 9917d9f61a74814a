from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class LessThanOrEqual(Model):
    plus: Annotated[Omittable[int], Field(alias="+")] = None
    plus_1: Annotated[Omittable[int], Field(alias="+1")] = None
    minus_1: Annotated[Omittable[int], Field(alias="-1")] = None
