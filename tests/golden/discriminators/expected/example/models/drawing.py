from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .implied import Implied
    from .mapped import Mapped


class Drawing(Model):
    implied: Omittable[list[Implied]] = None
    mapped: Mapped
