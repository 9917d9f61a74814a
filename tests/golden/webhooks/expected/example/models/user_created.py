from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model


class UserCreated(Model):
    name: str
    type: UserCreatedType


class UserCreatedType(OpenStrEnum):
    USER_CREATED = "user.created"
