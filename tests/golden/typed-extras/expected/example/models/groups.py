from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable


class Groups(Model):
    total: Omittable[int] = None
    if not TYPE_CHECKING:  # else it would be an argument to type checkers
        __pydantic_extra__: dict[str, _models.Closed]


# Below the names that these modules refer to.
from .. import models as _models
