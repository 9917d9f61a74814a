from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.dates import Date
from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number

if TYPE_CHECKING:
    from .cat import Cat
    from .fish import Fish
    from .pet import Pet


class Owner(Model):
    contact: str | OwnerContactVariant1
    favourite: Cat | Fish | None = None
    id: int | str
    """A number or a word."""
    only: Omittable[Fish] = None
    pet: Pet
    pets: list[Pet]
    size: Omittable[Number | bool] = None
    when: Omittable[Date | DateTime] = None


class OwnerContactVariant1(Model):
    phone: str
