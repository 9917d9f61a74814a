from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class Thing(Model):
    base: Omittable[_models.Base] = None
    """Deprecated."""
    full: Omittable[ThingFull] = None
    more: Omittable[ThingMore] = None
    name: Omittable[Annotated[str, Field(max_length=20)]] = None
    """Its name on the label."""
    read: Omittable[_models.Base] = None
    """Read-only."""
    short: Omittable[Annotated[str, Field(max_length=3)]] = None


class ThingFull(Model):
    id: int


class ThingMore(Model):
    extra: Omittable[bool] = None
    id: Omittable[int] = None


# Below the names that these modules refer to.
from .. import models as _models
