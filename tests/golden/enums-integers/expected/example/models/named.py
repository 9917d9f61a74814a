from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Named(OpenStrEnum):
    A = "a"
    """The first."""
    B = "b"
