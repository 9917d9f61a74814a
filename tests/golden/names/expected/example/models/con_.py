from __future__ import annotations

from .._runtime.models import Model, Omittable


class Con(Model):
    c: Omittable[str] = None
