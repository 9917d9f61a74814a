from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable


class Run(Model):
    command: Omittable[str] = None
    op: RunOp


class RunOp(OpenStrEnum):
    RUN = "run"
    RERUN = "rerun"
