from __future__ import annotations

from .._runtime.models import Model, Omittable


class ID(Model):
    a: Omittable[str] = None
