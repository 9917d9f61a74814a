from __future__ import annotations

from .._runtime.models import Model, Omittable


class Is(Model):
    field: str
    value: Omittable[_models.Json] = None


# Below the names that these modules refer to.
from .. import models as _models
