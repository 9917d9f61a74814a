from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from .._runtime.models import Model, Omittable
from .._runtime.unions import Tagged, UnknownVariant

if TYPE_CHECKING:
    from .. import models as _models


class Order(Model):
    payment: Omittable[
        Annotated[
            _models.Card | _models.Cash | UnknownVariant,
            Tagged("kind", {"card": _models.Card, "cash": _models.Cash}),
        ]
    ] = None


# Below the names that these modules refer to.
from .. import models as _models
