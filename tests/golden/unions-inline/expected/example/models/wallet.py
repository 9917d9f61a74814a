from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from .._runtime.checks import Contains
from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .. import models as _models


class Wallet(Model):
    cards: Omittable[Annotated[list[Any], Contains(_models.Card)]] = None


# Below the names that these modules refer to.
from .. import models as _models
