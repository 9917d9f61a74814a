from __future__ import annotations

from .._runtime.models import Omittable
from .._runtime.numbers import Number
from .customer import Customer


class Reseller(Customer):
    margin: Omittable[Number] = None
