from __future__ import annotations

from .._runtime.models import Model


class CustomerConfig(Model):
    salesforce_account_id: str | None
    """The Salesforce account ID for the customer"""
