from __future__ import annotations

from .._runtime.models import Model, Omittable


class Charge(Model):
    amount: int
    expand: Omittable[list[str]] = None
    metadata: Omittable[dict[str, str]] = None
