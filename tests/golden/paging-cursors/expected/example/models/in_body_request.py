from __future__ import annotations

from .._runtime.models import Model, Omittable


class InBodyRequest(Model):
    cursor: Omittable[str] = None
