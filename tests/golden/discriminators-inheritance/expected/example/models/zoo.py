from __future__ import annotations

from .._runtime.models import Model, Omittable


class Zoo(Model):
    animal: Omittable[_models.AnyAnimal] = None
    vehicle: Omittable[_models.Vehicle] = None


# Below the names that these modules refer to.
from .. import models as _models
