from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Invoice(Model):
    total: Omittable[Number] = None
