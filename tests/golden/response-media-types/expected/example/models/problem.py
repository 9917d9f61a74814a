from __future__ import annotations

from .._runtime.models import Model, Omittable


class Problem(Model):
    title: Omittable[str] = None
