from __future__ import annotations

from .._runtime.models import Model, Omittable


class Item(Model):
    id: Omittable[int] = None
