from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .optional import Optional


class Async(Model):
    optional: Omittable[Optional] = None
