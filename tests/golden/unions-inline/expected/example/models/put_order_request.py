from __future__ import annotations

from .._runtime.models import Model, Omittable


class PutOrderRequest(Model):
    note: Omittable[str] = None
