from __future__ import annotations

from .._runtime.models import Model, Omittable


class Receipt(Model):
    id: Omittable[int] = None
