from __future__ import annotations

from typing import Literal

from .._runtime.constants import ModelWithConstants
from .._runtime.models import Omittable


class Created(ModelWithConstants):
    by: Omittable[str] = None
    type: Literal["created"] = "created"
