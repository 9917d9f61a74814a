from __future__ import annotations

from .._runtime.models import Model, Omittable


class Egg(Model):
    chicken: Omittable[Chicken] = None
    shell: Omittable[EggShell] = None


class EggShell(Model):
    laid_by: Omittable[Chicken] = None


# Below the classes, since these modules refer to this one.
from .chicken import Chicken
