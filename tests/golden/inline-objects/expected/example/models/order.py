from __future__ import annotations

from .._runtime.models import Model, Omittable
from .._runtime.numbers import Number
from .._runtime.uuids import Uuid


class Order(Model):
    lines: list[OrderLinesItem]
    totals: Omittable[dict[str, OrderTotalsValue]] = None


class OrderLinesItem(Model):
    """One line of an order."""

    product: OrderLinesItemProduct


class OrderLinesItemProduct(Model):
    id: Omittable[Uuid] = None


class OrderTotalsValue(Model):
    amount: Omittable[Number] = None
