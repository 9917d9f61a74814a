from __future__ import annotations

from .._runtime.models import Model, Omittable


class Base(Model):
    id: Omittable[int] = None
