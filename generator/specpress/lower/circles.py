"""Which aliases contain themselves, with no class in between.

Knows the graph of aliases. A pass over declarations that are whole: whether an alias lies on
a circle does not depend on where lowering met it first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from specpress import graph, ir


def mark_circles(
    declarations: Mapping[ir.TypeId, ir.Declaration],
) -> dict[ir.TypeId, ir.Declaration]:
    """`declarations` with every alias that leads back to itself marked as recursive."""
    edges = {
        id_: [each for each in graph.targets(declared.type) if each in declarations]
        for id_, declared in declarations.items()
        if isinstance(declared, ir.Alias)
    }
    return {
        id_: (
            replace(declared, is_recursive=_leads_back(id_, edges))
            if isinstance(declared, ir.Alias)
            else declared
        )
        for id_, declared in declarations.items()
    }


def _leads_back(start: ir.TypeId, edges: Mapping[ir.TypeId, list[ir.TypeId]]) -> bool:
    seen: set[ir.TypeId] = set()
    stack = list(edges[start])
    while stack:
        each = stack.pop()
        if each == start:
            return True
        if each not in seen:
            seen.add(each)
            stack.extend(edges.get(each, ()))
    return False
