from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable
from .._runtime.uuids import Uuid


class None_(Model):
    date: Omittable[DateTime] = None
    uuid: Omittable[Uuid] = None
