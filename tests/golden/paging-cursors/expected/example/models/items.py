from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .item import Item


class Items(Model):
    data: list[Item]
    next_page: str | None = None
