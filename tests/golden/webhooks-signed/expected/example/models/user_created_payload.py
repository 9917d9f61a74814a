from __future__ import annotations

from .._runtime.models import Model


class UserCreatedPayload(Model):
    id: str
