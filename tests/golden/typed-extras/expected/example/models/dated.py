from __future__ import annotations

from .._runtime.dates import Date
from .._runtime.models import Model, Omittable


class Dated(Model):
    id: Omittable[str] = None
    __pydantic_extra__: dict[str, Date]
