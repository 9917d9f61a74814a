from __future__ import annotations

from typing import Any

from .._runtime.models import Model, Omittable


class Hard(Model):
    merged: Any = None
    nothing: Any = None
    numbers: Omittable[int] = None
    pattern: Omittable[str] = None
    union: Any = None
