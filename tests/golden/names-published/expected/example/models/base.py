from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Omittable
from .._runtime.subclasses import ExtendedModel


class Base(ExtendedModel):
    address: Omittable[_models.Address] = None
    kind: Omittable[BaseKind] = None


class BaseKind(OpenStrEnum):
    A = "a"
    B = "b"


# Below the names that these modules refer to.
from .. import models as _models
