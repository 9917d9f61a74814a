from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class GetCustomersIdsItem(OpenStrEnum):
    A_LIST = "a list"
