from __future__ import annotations

from typing import Any

from .._runtime.models import Model, Omittable


class Maps(Model):
    anything: Omittable[dict[str, Any]] = None
    closed: Omittable[dict[str, Any]] = None
    free: Any = None
    lists: Omittable[dict[str, list[int]]] = None
    strings: Omittable[dict[str, str]] = None
