"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from ._runtime.datetimes import DateTime
from ._runtime.files import File


class Note(TypedDict):
    """The fields of `models.Note`."""

    at: NotRequired[DateTime | str | None]
    text: str


class PutScanMultipartRequest(TypedDict):
    """The fields of `models.PutScanMultipartRequest`."""

    pages: NotRequired[Sequence[int]]
    scan: File
