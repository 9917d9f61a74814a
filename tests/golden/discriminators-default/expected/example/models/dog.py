from __future__ import annotations

from .._runtime.models import Omittable
from .pet import Pet


class Dog(Pet):
    tricks: Omittable[list[str]] = None
