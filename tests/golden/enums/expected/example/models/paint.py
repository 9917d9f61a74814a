from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable


class Paint(Model):
    coats: Omittable[list[PaintCoatsItem]] = None
    colour: Omittable[_models.Colour] = None
    finish: PaintFinish | None = None


class PaintCoatsItem(OpenStrEnum):
    ONE = "one"
    TWO = "two"


class PaintFinish(OpenStrEnum):
    MATT = "matt"
    GLOSS = "gloss"


# Below the names that these modules refer to.
from .. import models as _models
