from __future__ import annotations

from .._runtime.models import Model


class Note(Model):
    text: str
