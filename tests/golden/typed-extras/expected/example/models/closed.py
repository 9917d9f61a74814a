from __future__ import annotations

from .._runtime.models import Model, Omittable


class Closed(Model):
    a: Omittable[str] = None
