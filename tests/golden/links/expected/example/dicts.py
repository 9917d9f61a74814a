"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class User(TypedDict):
    """The fields of `models.User`."""

    id: NotRequired[int]
    name: NotRequired[str]
