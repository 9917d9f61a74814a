from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Called(OpenStrEnum):
    FIRST_TITLE = "a"
    FIRST = "b"
    VALUE_3RD = "c"
