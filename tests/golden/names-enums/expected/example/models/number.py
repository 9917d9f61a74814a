from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Number_(OpenStrEnum):
    VALUE_1 = "1"
    PLUS_1 = "+1"
    MINUS_1 = "-1"
    VALUE_1_5__9F29 = "1.5"
    VALUE_1_5__7D28 = "1_5"
    VALUE_2FA = "2fa"
    VALUE_0X1_F = "0x1F"
