from __future__ import annotations

from .._runtime.models import Model, Omittable


class Fish(Model):
    fins: int
    name: Omittable[str] = None
