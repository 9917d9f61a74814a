from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Spelling(OpenStrEnum):
    ASC_LOWER = "asc"
    ASC = "ASC"
    ASC_TITLE = "Asc"
    MRO = "mro"
    NAME = "name"
    VALUE = "value"
    X = "_x_"
    CLASS = "__class__"
    EMPTY = ""
    VALUE__36A9 = " "
    NONE = "None"
    TRUE = "true"
