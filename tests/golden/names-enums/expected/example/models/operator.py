from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Operator(OpenStrEnum):
    LESS_THAN = "<"
    LESS_THAN_OR_EQUAL = "<="
    GREATER_THAN = ">"
    GREATER_THAN_OR_EQUAL = ">="
    EQUAL = "="
    NOT_EQUAL = "!="
    TILDE = "~"
    ASTERISK = "*"
    AMPERSAND_AMPERSAND = "&&"
