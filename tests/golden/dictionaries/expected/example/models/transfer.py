from __future__ import annotations

from .._runtime.models import Model


class Transfer(Model):
    iban: str
    type: str
