from __future__ import annotations

from .._runtime.models import Model, Omittable


class Async(Model):
    optional: Omittable[_models.Optional] = None


# Below the names that these modules refer to.
from .. import models as _models
