from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .json import Json


class Is(Model):
    field: str
    value: Omittable[Json] = None
