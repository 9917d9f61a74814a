"""The models, each imported on first use."""

from __future__ import annotations

from .._runtime.lazy import lazy_names

__getattr__, __dir__, __all__ = lazy_names(
    __name__,
    {
        "billable_status": ("BillableStatus",),
        "customer_config": ("CustomerConfig",),
        "customer_detail": ("CustomerDetail", "CustomerDetailCurrentBillableStatus"),
        "get_customer_v1_response": ("GetCustomerV1Response",),
    },
)
