from __future__ import annotations

from .._runtime.models import Model


class More(Model):
    data: list[_models.Item]
    has_more: bool


# Below the names that these modules refer to.
from .. import models as _models
