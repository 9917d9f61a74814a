from __future__ import annotations

from .._runtime.models import Model, Omittable


class Farm(Model):
    hens: Omittable[list[_models.Chicken]] = None


# Below the names that these modules refer to.
from .. import models as _models
