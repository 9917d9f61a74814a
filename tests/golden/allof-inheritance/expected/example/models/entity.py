from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.uuids import Uuid


class Entity(Model):
    id: Uuid
    note: Omittable[str] = None
