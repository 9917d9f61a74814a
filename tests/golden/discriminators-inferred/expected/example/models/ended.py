from __future__ import annotations

from typing import Literal

from .._runtime.constants import ModelWithConstants
from .._runtime.models import Omittable


class Ended(ModelWithConstants):
    reason: Omittable[str] = None
    type: Literal["deleted"] = "deleted"
