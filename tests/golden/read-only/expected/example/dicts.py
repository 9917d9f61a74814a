"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from . import models as _models


class CustomerAddressInput(TypedDict):
    """The fields of `models.CustomerAddressInput`."""

    line: str


class CustomerInput(TypedDict):
    """The fields of `models.CustomerInput`."""

    address: _models.CustomerAddressInput | CustomerAddressInput
    friends: NotRequired[Sequence[_models.CustomerInput | CustomerInput]]
    password: str
    plan: _models.Plan | Plan


class Plan(TypedDict):
    """The fields of `models.Plan`."""

    coupon: NotRequired[str]
