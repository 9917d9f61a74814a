"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from . import models as _models
from ._runtime.dates import Date
from ._runtime.datetimes import DateTime
from ._runtime.numbers import Number


class Card(TypedDict):
    """The fields of `models.Card`."""

    number: str
    type: str


class Line(TypedDict):
    """The fields of `models.Line`."""

    price: Number
    sku: str


class Order(TypedDict):
    """The fields of `models.Order`."""

    class_: NotRequired[str]
    date: NotRequired[Date | str]
    due_at: NotRequired[DateTime | str | None]
    kind: Literal["order"]
    lines: Sequence[_models.Line | Line]
    models: NotRequired[Mapping[str, _models.Line | Line]]
    parent: NotRequired[_models.Order | Order | None]
    payment: NotRequired[_models.Payment | Card | Transfer]
    state: NotRequired[_models.OrderState | str]
    tags: NotRequired[_models.Tags | Mapping[str, Any]]


class Transfer(TypedDict):
    """The fields of `models.Transfer`."""

    iban: str
    type: str
