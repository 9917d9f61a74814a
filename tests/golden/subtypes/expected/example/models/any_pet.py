from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import Tagged
from .cat import Cat
from .dog import Dog
from .pet import Pet
from .puppy import Puppy

AnyPet: TypeAlias = Annotated[
    Cat | Dog | Puppy | Pet,
    Tagged("petType", {"Cat": Cat, "dog": Dog, "Puppy": Puppy}, Pet),
]
