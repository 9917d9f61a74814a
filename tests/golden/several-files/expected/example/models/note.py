from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .author import Author


class Note(Model):
    author: Author
    text: str
