from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable
from .named import Named


class Dog(Named):
    """It barks."""

    bark: DogBark
    home: Omittable[DogHome] = None


class DogBark(OpenStrEnum):
    LOUD = "loud"
    QUIET = "quiet"


class DogHome(Model):
    street: Omittable[str] = None
