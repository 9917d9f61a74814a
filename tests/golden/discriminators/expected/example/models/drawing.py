from __future__ import annotations

from .._runtime.models import Model, Omittable


class Drawing(Model):
    implied: Omittable[list[_models.Implied]] = None
    mapped: _models.Mapped


# Below the names that these modules refer to.
from .. import models as _models
