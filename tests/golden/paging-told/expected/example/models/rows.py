from __future__ import annotations

from .._runtime.models import Model, Omittable


class Rows(Model):
    count: Omittable[int] = None
    is_last: Omittable[bool] = None
    resume: Omittable[str] = None
    rows: Omittable[list[str]] = None
    warnings: Omittable[list[str]] = None
