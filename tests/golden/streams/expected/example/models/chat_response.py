from __future__ import annotations

from .._runtime.models import Model, Omittable


class ChatResponse(Model):
    text: Omittable[str] = None
