from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Some(OpenStrEnum):
    RED = "red"
    BLUE = "blue"
