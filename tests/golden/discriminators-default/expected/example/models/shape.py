from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged
from .circle import Circle
from .outline import Outline
from .square import Square

Shape: TypeAlias = Annotated[
    Circle | Square | Outline,
    Tagged(
        "kind", {"round": Circle, "Square": Square, "Outline": Outline}, default=Outline
    ),
]
