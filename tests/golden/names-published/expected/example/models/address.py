from __future__ import annotations

from .._runtime.models import Model, Omittable


class Address(Model):
    city: Omittable[str] = None
