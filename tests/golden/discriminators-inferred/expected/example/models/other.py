from __future__ import annotations

from typing import Literal

from .._runtime.constants import ModelWithConstants


class Other(ModelWithConstants):
    type: Literal["other"] = "other"
