from __future__ import annotations

from .._runtime.models import Model, Omittable


class Report(Model):
    name: Omittable[str] = None
