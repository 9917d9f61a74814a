from __future__ import annotations

from .._runtime.models import Model, Omittable


class Holder(Model):
    shipment: Omittable[_models.Shipment] = None
    types: _models.Types | None = None


# Below the names that these modules refer to.
from .. import models as _models
