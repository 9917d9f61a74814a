from __future__ import annotations

from .node import Node


class Same(Node):
    pass
