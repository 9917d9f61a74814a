from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Unicode(OpenStrEnum):
    FILE_LOWER = "ﬁle"
    FILE = "file"
    GROSSE = "größe"
    U7528_U6237 = "用户"
    U5BA2_U6237 = "客户"
    TM = "™"
