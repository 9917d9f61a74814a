from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Square(Model):
    kind: str
    side: Omittable[Number] = None
