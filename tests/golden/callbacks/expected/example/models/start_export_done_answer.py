from __future__ import annotations

from .._runtime.models import Model, Omittable


class StartExportDoneAnswer(Model):
    keep: Omittable[bool] = None
