from __future__ import annotations

from .._runtime.models import Model, Omittable


class User(Model):
    id: Omittable[int] = None
    name: Omittable[str] = None
