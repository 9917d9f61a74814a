"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ._runtime.datetimes import DateTime


class Order(TypedDict):
    """The fields of `models.Order`."""

    due_at: NotRequired[DateTime | str]
    name: str
