from __future__ import annotations

from .._runtime.models import Model, Omittable


class Drawing(Model):
    implied: Omittable[list[models.Implied]] = None
    mapped: models.Mapped


# Below the names that these modules refer to.
from .. import models
