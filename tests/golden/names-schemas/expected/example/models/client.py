from __future__ import annotations

from .._runtime.models import Model, Omittable


class Client(Model):
    example: Omittable[models.Example] = None


# Below the names that these modules refer to.
from .. import models
