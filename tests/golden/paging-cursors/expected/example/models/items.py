from __future__ import annotations

from .._runtime.models import Model


class Items(Model):
    data: list[_models.Item]
    next_page: str | None = None


# Below the names that these modules refer to.
from .. import models as _models
