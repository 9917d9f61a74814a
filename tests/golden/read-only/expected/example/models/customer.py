from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.subclasses import ExtendedModel


class Customer(ExtendedModel):
    """Without what is write-only: password."""

    address: CustomerAddress
    friends: Omittable[list[Customer]] = None
    id: str
    """The server's.

    Read-only.
    """
    plan: _models.Plan


class CustomerInput(Model):
    """Without what is read-only: id."""

    address: CustomerAddressInput
    friends: Omittable[list[CustomerInput]] = None
    password: str
    """Write-only."""
    plan: _models.Plan


class CustomerAddress(Model):
    line: str
    verified: bool
    """Read-only."""


class CustomerAddressInput(Model):
    """Without what is read-only: verified."""

    line: str


# Below the names that these modules refer to.
from .. import models as _models
