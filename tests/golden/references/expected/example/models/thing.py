from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable
from .._runtime.uuids import Uuid


class Thing(Model):
    """A thing."""

    ref: Annotated[Omittable[str], Field(alias="$ref")] = None
    """A property that is called so."""
    alias: Omittable[Thing] = None
    deep: Omittable[_models.OtherNameInner] = None
    id: Uuid
    """Names one thing."""
    labels: Omittable[dict[str, str]] = None
    """Free words."""
    wrapped: Omittable[Uuid] = None
    """Its own words."""


# Below the names that these modules refer to.
from .. import models as _models
