from __future__ import annotations

from .._runtime.models import Omittable
from .pet import Pet


class Cat(Pet):
    kittens: Omittable[list[_models.AnyPet]] = None


# Below the names that these modules refer to.
from .. import models as _models
