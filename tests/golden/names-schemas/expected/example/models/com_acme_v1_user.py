from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, Omittable


class ComAcmeV1User(Model):
    ipv4_address: Annotated[Omittable[str], Field(alias="IPv4Address")] = None
    customer_ids: Annotated[Omittable[str], Field(alias="customerIDs")] = None
    temperature_2m: Omittable[str] = None
    field: Annotated[Omittable[str], Field(alias="ﬁeld")] = None
