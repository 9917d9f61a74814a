from __future__ import annotations

from .._runtime.models import Model, Omittable


class ChatRequest(Model):
    stream: Omittable[bool] = None
