from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable


class Filter(Model):
    name: Omittable[str] = None
    since: Omittable[DateTime] = None
