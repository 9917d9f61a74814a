from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .base import Base


class Thing(Model):
    base: Omittable[Base] = None
    """Deprecated."""
    full: Omittable[ThingFull] = None
    more: Omittable[ThingMore] = None
    name: Omittable[Annotated[str, Field(max_length=20)]] = None
    """Its name on the label."""
    read: Omittable[Base] = None
    """Read-only."""
    short: Omittable[Annotated[str, Field(max_length=3)]] = None


class ThingFull(Model):
    id: int


class ThingMore(Model):
    extra: Omittable[bool] = None
    id: Omittable[int] = None
