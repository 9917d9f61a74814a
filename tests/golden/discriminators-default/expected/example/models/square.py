from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Square(Model):
    kind: Omittable[str] = None
    side: Omittable[Number] = None
