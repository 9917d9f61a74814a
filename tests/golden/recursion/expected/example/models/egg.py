from __future__ import annotations

from .._runtime.models import Model, Omittable


class Egg(Model):
    chicken: Omittable[_models.Chicken] = None
    shell: Omittable[EggShell] = None


class EggShell(Model):
    laid_by: Omittable[_models.Chicken] = None


# Below the names that these modules refer to.
from .. import models as _models
