from __future__ import annotations

from .._runtime.models import Omittable
from .._runtime.subclasses import ExtendedModel
from .._runtime.uuids import Uuid


class Entity(ExtendedModel):
    id: Uuid
    note: Omittable[str] = None
