from __future__ import annotations

from .._runtime.models import Model, Omittable


class Id(Model):
    b: Omittable[str] = None
