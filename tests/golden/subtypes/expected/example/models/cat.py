from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Omittable
from .pet import Pet

if TYPE_CHECKING:
    from .any_pet import AnyPet


class Cat(Pet):
    kittens: Omittable[list[AnyPet]] = None
