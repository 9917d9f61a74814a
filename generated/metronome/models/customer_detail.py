from __future__ import annotations

from .._runtime.datetimes import DateTime
from .._runtime.models import Model, Omittable
from .._runtime.uuids import Uuid


class CustomerDetail(Model):
    archived_at: DateTime | None = None
    """RFC 3339 timestamp indicating when the customer was archived. Null if the customer
    is active.
    """
    created_at: DateTime
    """RFC 3339 timestamp indicating when the customer was created."""
    current_billable_status: Omittable[CustomerDetailCurrentBillableStatus] = None
    """This field's availability is dependent on your client's configuration."""
    custom_fields: dict[str, str]
    """Custom fields to be added eg. { "key1": "value1", "key2": "value2" }"""
    customer_config: _models.CustomerConfig
    external_id: str
    """(deprecated, use ingest_aliases instead) the first ID (Metronome or ingest alias)
    that can be used in usage events
    """
    id: Uuid
    """the Metronome ID of the customer"""
    ingest_aliases: list[str]
    """aliases for this customer that can be used instead of the Metronome customer ID in
    usage events
    """
    name: str
    updated_at: DateTime
    """RFC 3339 timestamp indicating when the customer was last updated."""


class CustomerDetailCurrentBillableStatus(Model):
    """This field's availability is dependent on your client's configuration."""

    effective_at: DateTime | None = None
    value: _models.BillableStatus


# Below the names that these modules refer to.
from .. import models as _models
