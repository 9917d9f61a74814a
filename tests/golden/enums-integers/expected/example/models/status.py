from __future__ import annotations

from .._runtime.int_enums import OpenIntEnum


class Status(OpenIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
