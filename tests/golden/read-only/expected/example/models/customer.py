from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .plan import Plan


class Customer(Model):
    """Without what is write-only: password."""

    address: CustomerAddress
    friends: Omittable[list[Customer]] = None
    id: str
    """The server's.

    Read-only.
    """
    plan: Plan


class CustomerInput(Model):
    """Without what is read-only: id."""

    address: CustomerAddressInput
    friends: Omittable[list[CustomerInput]] = None
    password: str
    """Write-only."""
    plan: Plan


class CustomerAddress(Model):
    line: str
    verified: bool
    """Read-only."""


class CustomerAddressInput(Model):
    """Without what is read-only: verified."""

    line: str
