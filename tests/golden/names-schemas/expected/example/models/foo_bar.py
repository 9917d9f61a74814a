from __future__ import annotations

from .._runtime.models import Model, Omittable
from .true import True_


class FooBar(Model):
    true: Omittable[True_] = None
