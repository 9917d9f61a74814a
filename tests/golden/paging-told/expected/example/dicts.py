"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from . import models as _models


class PageRequest(TypedDict):
    """The fields of `models.PageRequest`."""

    at: NotRequired[_models.PageRequestAt | PageRequestAt]


class PageRequestAt(TypedDict):
    """The fields of `models.PageRequestAt`."""

    page: NotRequired[int]
