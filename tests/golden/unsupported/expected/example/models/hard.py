from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.int_enums import OpenIntEnum
from .._runtime.models import Model, Omittable


class Hard(Model):
    merged: Omittable[HardMerged] = None
    nothing: Any = None
    numbers: Omittable[HardNumbers] = None
    pattern: Omittable[Annotated[str, Field(pattern="^a+$")]] = None
    union: Omittable[str | int] = None


class HardMerged(Model):
    a: Omittable[str] = None
    b: Omittable[str] = None


class HardNumbers(OpenIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
