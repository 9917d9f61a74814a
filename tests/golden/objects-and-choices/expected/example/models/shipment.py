from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model


class ShipmentByAir(Model):
    flight: str
    id: int


class ShipmentBySea(Model):
    id: int
    ship: str


Shipment: TypeAlias = ShipmentByAir | ShipmentBySea
