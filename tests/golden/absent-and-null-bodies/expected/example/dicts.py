"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import TypedDict


class Note(TypedDict):
    """The fields of `models.Note`."""

    text: str
