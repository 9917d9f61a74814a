"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from typing import TypedDict

from ._runtime.files import File


class Note(TypedDict):
    """The fields of `models.Note`."""

    text: str


class PutNoteMultipartRequest(TypedDict):
    """The fields of `models.PutNoteMultipartRequest`."""

    scan: File
