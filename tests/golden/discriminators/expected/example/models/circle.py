from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Circle(Model):
    kind: str
    radius: Omittable[Number] = None
