from __future__ import annotations

from .._runtime.models import Model, Omittable


class Author(Model):
    name: Omittable[str] = None
    notes: Omittable[list[_models.Note]] = None


# Below the names that these modules refer to.
from .. import models as _models
