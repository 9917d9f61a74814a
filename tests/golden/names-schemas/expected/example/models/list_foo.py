from __future__ import annotations

from .._runtime.models import Model, Omittable
from .any import Any_


class ListFoo(Model):
    any: Omittable[Any_] = None
