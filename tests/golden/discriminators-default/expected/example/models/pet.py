from __future__ import annotations

from .._runtime.models import Omittable
from .._runtime.subclasses import ExtendedModel


class Pet(ExtendedModel):
    kind: Omittable[str] = None
