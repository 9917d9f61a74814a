from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model


class Note(Model):
    at: DateTime | None = None
    text: str
