from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number


class Plan(Model):
    """One class for both sides."""

    coupon: Omittable[str] = None
    """Write-only."""
    price: Omittable[Number] = None
    """Read-only."""
