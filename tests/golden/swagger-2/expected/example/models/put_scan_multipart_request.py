from __future__ import annotations

from .._runtime.files import File
from .._runtime.models import Model, Omittable


class PutScanMultipartRequest(Model):
    pages: Omittable[list[int]] = None
    scan: File
