from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .note import Note


class Author(Model):
    name: Omittable[str] = None
    notes: Omittable[list[Note]] = None
