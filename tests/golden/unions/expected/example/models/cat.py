from __future__ import annotations

from .._runtime.models import Model, Omittable


class Cat(Model):
    lives: int
    name: Omittable[str] = None
