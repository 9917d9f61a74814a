from __future__ import annotations

from .._runtime.models import Model


class Push(Model):
    commits: list[str]
