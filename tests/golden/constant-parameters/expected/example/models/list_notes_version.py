from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class ListNotesVersion(OpenStrEnum):
    V2 = "v2"
