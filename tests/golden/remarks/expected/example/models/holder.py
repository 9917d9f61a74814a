from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class Holder(Model):
    a: _models.Node | None
    """may be null"""
    b: _models.Node | None
    """r

    Read-only.
    """
    c: _models.Node
    """words

    Deprecated.
    """
    d: _models.Node
    """words"""
    e: _models.Node
    """Read-only."""
    f: _models.Node | None
    """Read-only."""
    g: _models.Node
    """first"""
    h: Any
    """anything"""
    i: list[_models.Node]


# Below the names that these modules refer to.
from .. import models as _models
