from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .chicken import Chicken


class Egg(Model):
    chicken: Omittable[Chicken] = None
    shell: Omittable[EggShell] = None


class EggShell(Model):
    laid_by: Omittable[Chicken] = None
