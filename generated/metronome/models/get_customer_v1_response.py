from __future__ import annotations

from .._runtime.models import Model


class GetCustomerV1Response(Model):
    data: _models.CustomerDetail


# Below the names that these modules refer to.
from .. import models as _models
