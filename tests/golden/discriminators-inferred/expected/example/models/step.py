from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .run import Run
from .wait import Wait

Step: TypeAlias = Annotated[
    Wait | Run | UnknownVariant, Tagged("op", {"wait": Wait, "run": Run, "rerun": Run})
]
