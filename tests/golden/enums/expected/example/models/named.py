from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Named(OpenStrEnum):
    FIRST = "a1"
    SECOND = "b2"
