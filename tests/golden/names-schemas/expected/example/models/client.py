from __future__ import annotations

from .._runtime.models import Model, Omittable
from .example import Example


class Client(Model):
    example: Omittable[Example] = None
