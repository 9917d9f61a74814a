from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .item import Item


class More(Model):
    data: list[Item]
    has_more: bool
