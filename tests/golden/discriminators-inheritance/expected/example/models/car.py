from __future__ import annotations

from .._runtime.models import Model, Omittable


class Car(Model):
    doors: Omittable[int] = None
    kind: str
    wheels: int
