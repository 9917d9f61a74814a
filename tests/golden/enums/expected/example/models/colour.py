from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Colour(OpenStrEnum):
    """What it looks like."""

    RED_LOWER = "red"
    RED = "RED"
    LIGHT_BLUE = "light blue"
    EMPTY = ""
    PLUS_1 = "+1"
    MINUS_1 = "-1"
    VALUE_100 = "100%"
    CLASS = "class"
    UNICODE = "ünïcode"
    NONE = "None"
