from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .customer_detail import CustomerDetail


class GetCustomerV1Response(Model):
    data: CustomerDetail
