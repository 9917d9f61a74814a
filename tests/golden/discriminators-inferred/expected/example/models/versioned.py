from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.constants import ModelWithConstants
from .._runtime.models import Omittable
from .._runtime.unions import Tagged, UnknownVariant


class VersionedVariant0(ModelWithConstants):
    a: Omittable[str] = None
    v: Literal[1] = 1


class VersionedVariant1(ModelWithConstants):
    b: Omittable[str] = None
    v: Literal[2] = 2


Versioned: TypeAlias = Annotated[
    VersionedVariant0 | VersionedVariant1 | UnknownVariant,
    Tagged("v", {1: VersionedVariant0, 2: VersionedVariant1}),
]
