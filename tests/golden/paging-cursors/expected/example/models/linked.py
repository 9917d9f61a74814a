from __future__ import annotations

from .._runtime.models import Model, Omittable


class Linked(Model):
    next_url: Omittable[str] = None
    values: Omittable[list[str]] = None
