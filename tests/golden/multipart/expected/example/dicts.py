"""What requests are made of, as dictionaries: each may stand for the model of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from . import models as _models
from ._runtime.files import File


class UploadMultipartRequest(TypedDict):
    """The fields of `models.UploadMultipartRequest`."""

    about: NotRequired[
        _models.UploadMultipartRequestAbout | UploadMultipartRequestAbout
    ]
    file: File
    pages: NotRequired[Sequence[File]]


class UploadMultipartRequestAbout(TypedDict):
    """The fields of `models.UploadMultipartRequestAbout`."""

    title: NotRequired[str]
