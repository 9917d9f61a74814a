from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class ListLinesSuffix(OpenStrEnum):
    TXT = "txt"
    CSV = "csv"
