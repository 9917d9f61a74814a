from __future__ import annotations

from .._runtime.models import Model, Omittable


class Held(Model):
    data: list[int]
    paging: HeldPaging


class HeldPaging(Model):
    has_more: Omittable[bool] = None
    next_cursor: Omittable[str] = None
