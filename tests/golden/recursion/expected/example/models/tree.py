from __future__ import annotations

from .._runtime.models import Model


class Tree(Model):
    children: list[Tree]
