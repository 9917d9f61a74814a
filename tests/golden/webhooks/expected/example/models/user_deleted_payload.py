from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .._runtime.uuids import Uuid


class UserDeletedPayload(Model):
    id: Uuid
    type: UserDeletedPayloadType


class UserDeletedPayloadType(OpenStrEnum):
    USER_DELETED = "user.deleted"
