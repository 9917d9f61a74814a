from __future__ import annotations

from .._runtime.models import Model, Omittable


class PageRequest(Model):
    at: Omittable[PageRequestAt] = None


class PageRequestAt(Model):
    page: Omittable[int] = None
