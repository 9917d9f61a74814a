from __future__ import annotations

from typing import Literal

from .._runtime.models import Model, Omittable


class Ended(Model):
    reason: Omittable[str] = None
    type: Literal["deleted"] = "deleted"
