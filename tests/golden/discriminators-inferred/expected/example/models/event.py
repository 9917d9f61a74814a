from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged, UnknownVariant
from .created import Created
from .ended import Ended

Event: TypeAlias = Annotated[
    Created | Ended | UnknownVariant,
    Tagged("type", {"created": Created, "deleted": Ended}),
]
