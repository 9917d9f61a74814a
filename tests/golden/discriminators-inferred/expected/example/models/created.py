from __future__ import annotations

from typing import Literal

from .._runtime.models import Model, Omittable


class Created(Model):
    by: Omittable[str] = None
    type: Literal["created"] = "created"
