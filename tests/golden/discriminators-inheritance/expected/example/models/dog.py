from __future__ import annotations

from .._runtime.models import Omittable
from .animal import Animal


class Dog(Animal):
    tricks: Omittable[int] = None
