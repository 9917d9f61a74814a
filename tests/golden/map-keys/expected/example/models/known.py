from __future__ import annotations

from .._runtime.models import Model, Omittable


class Known(Model):
    id: Omittable[int] = None
    __pydantic_extra__: dict[str, str]
