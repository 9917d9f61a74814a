from __future__ import annotations

from .._runtime.models import Omittable
from .._runtime.subclasses import ExtendedModel


class Node(ExtendedModel):
    a: Omittable[str] = None
