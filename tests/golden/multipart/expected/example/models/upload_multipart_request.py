from __future__ import annotations

from .._runtime.files import File
from .._runtime.models import Model, Omittable


class UploadMultipartRequest(Model):
    about: Omittable[UploadMultipartRequestAbout] = None
    file: File
    """The document."""
    pages: Omittable[list[File]] = None


class UploadMultipartRequestAbout(Model):
    title: Omittable[str] = None
