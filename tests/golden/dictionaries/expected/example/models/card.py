from __future__ import annotations

from .._runtime.models import Model


class Card(Model):
    number: str
    type: str
