from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged
from .cat import Cat
from .dog import Dog

AnyPet: TypeAlias = Annotated[
    Cat | Dog, Tagged("kind", {"cat": Cat, "Dog": Dog}, default=Dog)
]
