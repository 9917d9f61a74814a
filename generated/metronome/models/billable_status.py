from __future__ import annotations

from .._runtime.enums import OpenStrEnum


class BillableStatus(OpenStrEnum):
    BILLABLE = "billable"
    UNBILLABLE = "unbillable"
