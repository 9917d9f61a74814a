from __future__ import annotations

from .._runtime.models import Model, Omittable
from .chicken import Chicken


class Farm(Model):
    hens: Omittable[list[Chicken]] = None
