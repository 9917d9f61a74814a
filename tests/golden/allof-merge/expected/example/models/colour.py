from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Colour(OpenStrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
