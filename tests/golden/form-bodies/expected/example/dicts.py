"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict


class Charge(TypedDict):
    """The fields of `models.Charge`."""

    amount: int
    expand: NotRequired[Sequence[str]]
    metadata: NotRequired[Mapping[str, str]]
