from __future__ import annotations

from .._runtime.models import Model, Omittable
from .optional import Optional


class Async(Model):
    optional: Omittable[Optional] = None
