from __future__ import annotations

from .._runtime.models import Model, Omittable


class Bike(Model):
    bell: Omittable[bool] = None
    kind: str
    wheels: int
