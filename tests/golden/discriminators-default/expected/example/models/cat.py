from __future__ import annotations

from .._runtime.models import Omittable
from .pet import Pet


class Cat(Pet):
    lives: Omittable[int] = None
