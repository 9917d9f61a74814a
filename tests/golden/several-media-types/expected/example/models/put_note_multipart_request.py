from __future__ import annotations

from .._runtime.files import File
from .._runtime.models import Model


class PutNoteMultipartRequest(Model):
    scan: File
