from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .none import None_


class Example(Model):
    none: Omittable[None_] = None
