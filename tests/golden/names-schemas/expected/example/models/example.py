from __future__ import annotations

from .._runtime.models import Model, Omittable
from .none import None_


class Example(Model):
    none: Omittable[None_] = None
