from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .circle import Circle
from .square import Square

Mapped: TypeAlias = Annotated[
    Circle | Square | UnknownVariant,
    Tagged("kind", {"ring": Circle, "round": Circle, "angular": Square}),
]
