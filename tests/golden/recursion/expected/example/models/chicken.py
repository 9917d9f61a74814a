from __future__ import annotations

from .._runtime.models import Model, Omittable


class Chicken(Model):
    egg: Omittable[Egg] = None


# Below the classes, since these modules refer to this one.
from .egg import Egg
