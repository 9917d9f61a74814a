from __future__ import annotations

from .._runtime.models import Model, Omittable


class StartExportDonePayload(Model):
    rows: Omittable[int] = None
