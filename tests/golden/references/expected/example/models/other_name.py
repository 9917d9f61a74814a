from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable


class OtherName(Model):
    inner: Omittable[OtherNameInner] = None


class OtherNameInner(Model):
    value: Omittable[DateTime] = None
