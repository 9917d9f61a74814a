from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged
from .animal import Animal
from .cat import Cat
from .dog import Dog

AnyAnimal: TypeAlias = Annotated[
    Cat | Dog | Animal, Tagged("species", {"Cat": Cat, "Dog": Dog}, Animal)
]
