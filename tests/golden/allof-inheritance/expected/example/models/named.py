from __future__ import annotations

from .entity import Entity


class Named(Entity):
    name: str
