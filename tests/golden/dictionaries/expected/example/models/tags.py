from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable


class Tags(Model):
    first: Omittable[str] = None
    if not TYPE_CHECKING:  # else it would be an argument to type checkers
        __pydantic_extra__: dict[str, str]
