from __future__ import annotations

from .._runtime.models import Model, Omittable


class Scene(Model):
    pet: Omittable[_models.AnyPet] = None
    shapes: Omittable[list[_models.Shape]] = None


# Below the names that these modules refer to.
from .. import models as _models
