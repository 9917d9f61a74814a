from __future__ import annotations

from .._runtime.models import Model, Omittable


class Chicken(Model):
    egg: Omittable[_models.Egg] = None


# Below the names that these modules refer to.
from .. import models as _models
