from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .true import True_


class FooBar(Model):
    true: Omittable[True_] = None
