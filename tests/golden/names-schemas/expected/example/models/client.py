from __future__ import annotations

from .._runtime.models import Model, Omittable


class Client(Model):
    example: Omittable[_models.Example] = None


# Below the names that these modules refer to.
from .. import models as _models
