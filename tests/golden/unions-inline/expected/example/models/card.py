from __future__ import annotations

from typing import Literal

from .._runtime.constants import ModelWithConstants
from .._runtime.models import Omittable


class Card(ModelWithConstants):
    kind: Literal["card"] = "card"
    last4: Omittable[str] = None
