from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .example import Example


class Client(Model):
    example: Omittable[Example] = None
