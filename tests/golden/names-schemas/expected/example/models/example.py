from __future__ import annotations

from .._runtime.models import Model, Omittable


class Example(Model):
    none: Omittable[_models.None_] = None


# Below the names that these modules refer to.
from .. import models as _models
