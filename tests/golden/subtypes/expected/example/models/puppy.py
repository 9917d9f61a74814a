from __future__ import annotations

from .._runtime.models import Omittable
from .dog import Dog


class Puppy(Dog):
    weeks: Omittable[int] = None
