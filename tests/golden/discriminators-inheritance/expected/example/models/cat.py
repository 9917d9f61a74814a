from __future__ import annotations

from .._runtime.models import Omittable
from .animal import Animal


class Cat(Animal):
    lives: Omittable[int] = None
