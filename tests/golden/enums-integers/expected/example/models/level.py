from __future__ import annotations

from .._runtime.int_enums import OpenIntEnum


class Level(OpenIntEnum):
    """How bad it is."""

    INFO = 0
    """All is well."""
    ERROR = 10
    OFF = -1
    """Nothing is said."""
