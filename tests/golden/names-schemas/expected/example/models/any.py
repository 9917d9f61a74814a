from __future__ import annotations

from .._runtime.models import Model, Omittable


class Any_(Model):
    any: Omittable[int] = None
