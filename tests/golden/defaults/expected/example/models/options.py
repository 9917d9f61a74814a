from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model, Omittable


class Options(Model):
    colour: Omittable[OptionsColour] = None
    nested: Omittable[OptionsNested] = None
    note: str | None = None
    referred: Omittable[int] = None
    """At most so many."""
    size: int
    tags: Omittable[list[str]] = None


class OptionsColour(OpenStrEnum):
    RED = "red"
    BLUE = "blue"


class OptionsNested(Model):
    on: Omittable[bool] = None
