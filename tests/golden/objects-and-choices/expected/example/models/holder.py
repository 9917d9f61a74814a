from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model, Omittable

if TYPE_CHECKING:
    from .shipment import Shipment
    from .types import Types


class Holder(Model):
    shipment: Omittable[Shipment] = None
    types: Types | None = None
