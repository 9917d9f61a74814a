from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable


class Wait(Model):
    op: WaitOp
    seconds: Omittable[int] = None


class WaitOp(OpenStrEnum):
    WAIT = "wait"
