from __future__ import annotations

from .._runtime.models import Model, Omittable


class ChatTextEventStreamResponse(Model):
    word: Omittable[str] = None
