from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class Order(OpenStrEnum):
    NAME = "name"
    MINUS_NAME = "-name"
    PLUS_NAME = "+name"
    CREATED_AT = "createdAt"
    MINUS_CREATED_AT = "-createdAt"
