from __future__ import annotations

from .._runtime.models import Model
from .customer_detail import CustomerDetail


class GetCustomerV1Response(Model):
    data: CustomerDetail
