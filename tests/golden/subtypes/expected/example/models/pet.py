from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .any_pet import AnyPet


class Pet(Model):
    friend: Omittable[AnyPet] = None
    pet_type: Annotated[str, Field(alias="petType")]
