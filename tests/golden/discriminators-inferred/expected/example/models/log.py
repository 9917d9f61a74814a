from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .any import Any_


class Log(Model):
    entries: Omittable[list[Any_]] = None
