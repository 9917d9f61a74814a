from __future__ import annotations

from .._runtime.dates import Date
from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Owner(Model):
    contact: str | OwnerContactVariant1
    favourite: _models.Cat | _models.Fish | None = None
    id: int | str
    """A number or a word."""
    only: Omittable[_models.Fish] = None
    pet: _models.Pet
    pets: list[_models.Pet]
    size: Omittable[Number | bool] = None
    when: Omittable[Date | DateTime] = None


class OwnerContactVariant1(Model):
    phone: str


# Below the names that these modules refer to.
from .. import models as _models
