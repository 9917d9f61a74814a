from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .chicken import Chicken


class Farm(Model):
    hens: Omittable[list[Chicken]] = None
