from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .colour import Colour


class Paint(Model):
    coats: Omittable[list[PaintCoatsItem]] = None
    colour: Omittable[Colour] = None
    finish: PaintFinish | None = None


class PaintCoatsItem(OpenStrEnum):
    ONE = "one"
    TWO = "two"


class PaintFinish(OpenStrEnum):
    MATT = "matt"
    GLOSS = "gloss"
