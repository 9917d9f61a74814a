from __future__ import annotations

from typing import Literal

from .._runtime.constants import ModelWithConstants


class Cash(ModelWithConstants):
    kind: Literal["cash"] = "cash"
