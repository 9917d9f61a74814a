from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model, Omittable


class TypesObject(Model):
    a: Omittable[str] = None


Types: TypeAlias = list[int] | TypesObject | str
