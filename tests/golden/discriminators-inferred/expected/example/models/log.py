from __future__ import annotations

from .._runtime.models import Model, Omittable


class Log(Model):
    entries: Omittable[list[_models.Any_]] = None


# Below the names that these modules refer to.
from .. import models as _models
