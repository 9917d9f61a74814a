from __future__ import annotations

from .priced import Priced


class Line(Priced):
    sku: str
