"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ._runtime.datetimes import DateTime


class CreateNoteRequest(TypedDict):
    """The fields of `models.CreateNoteRequest`."""

    remind_at: NotRequired[DateTime | str | None]
    text: str


class Note(TypedDict):
    """The fields of `models.Note`."""

    id: int
