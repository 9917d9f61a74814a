from __future__ import annotations

from .._runtime.models import Model, Omittable


class Payment(Model):
    amount: int
    card: Omittable[str] = None
    iban: Omittable[str] = None
