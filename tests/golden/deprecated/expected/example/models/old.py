from __future__ import annotations

from .._runtime.models import Model, Omittable


class Old(Model):
    """From before.

    Deprecated.
    """

    value: Omittable[str] = None
    """Deprecated."""
