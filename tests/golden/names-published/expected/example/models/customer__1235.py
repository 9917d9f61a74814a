from __future__ import annotations

from .._runtime.models import Model, Omittable


class Customer(Model):
    age: Omittable[int] = None
