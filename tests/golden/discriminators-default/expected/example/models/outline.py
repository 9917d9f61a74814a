from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Outline(Model):
    kind: Omittable[str] = None
    points: Omittable[list[Number]] = None
