from __future__ import annotations

from .._runtime.models import Model, Omittable


class True_(Model):
    cls: Omittable[str] = None
    match: Omittable[str] = None
    self: Omittable[str] = None
    type: Omittable[str] = None
