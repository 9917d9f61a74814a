from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Called(OpenStrEnum):
    FIRST__CA97 = "a"
    FIRST = "b"
    VALUE_3RD = "c"
