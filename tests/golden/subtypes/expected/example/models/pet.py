from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Omittable
from .._runtime.subclasses import ExtendedModel


class Pet(ExtendedModel):
    friend: Omittable[_models.AnyPet] = None
    pet_type: Annotated[str, Field(alias="petType")]


# Below the names that these modules refer to.
from .. import models as _models
