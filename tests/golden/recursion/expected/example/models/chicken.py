from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .egg import Egg


class Chicken(Model):
    egg: Omittable[Egg] = None
