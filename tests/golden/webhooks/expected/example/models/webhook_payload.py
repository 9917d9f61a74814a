from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .user_created import UserCreated
from .user_deleted_payload import UserDeletedPayload

WebhookPayload: TypeAlias = Annotated[
    UserCreated | UserDeletedPayload | UnknownVariant,
    Tagged("type", {"user.created": UserCreated, "user.deleted": UserDeletedPayload}),
]
