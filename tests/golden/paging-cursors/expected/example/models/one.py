from __future__ import annotations

from typing import Any

from .._runtime.models import Model, Omittable


class One(Model):
    data: Omittable[dict[str, Any]] = None
    included: Omittable[list[dict[str, Any]]] = None
    links: Omittable[OneLinks] = None


class OneLinks(Model):
    next: Omittable[str] = None
