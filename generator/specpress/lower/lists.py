"""Arrays into lists and tuples.

Knows `items`, `prefixItems` and `contains`.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import note
from specpress.grammar import join
from specpress.lower.constraints import limit, limits
from specpress.lower.lowering import Lowering
from specpress.lower.shapes import Shape, Site
from specpress.lower.unions import union
from specpress.nodes import Map, Seq


def list_type(shape: Shape, site: Site, lowering: Lowering) -> ir.Type:
    """A tuple where every item has a place and none may be missing, else a list."""
    report = lowering.context.report
    lengths = limits(shape.nodes, "array", report)
    prefixed = [
        atom
        for atom in shape.atoms
        if isinstance(atom.node, Map) and isinstance(atom.node.get("prefixItems"), Seq)
    ]
    item = _item(shape, site, lowering)
    if not prefixed:
        return ir.ListOf(item, lengths, _contains(shape, lowering))
    places = _places(prefixed[0])
    types = tuple(lowering.type_at(each) for each in places)
    is_closed = isinstance(item, ir.Nothing) or lengths.max_items == len(places)
    if len(prefixed) == 1 and is_closed and lengths.min_items == len(places):
        return ir.TupleOf(types)
    for atom in prefixed:
        assert isinstance(atom.node, Map)
        message = "the items may be fewer or more, so their places are not checked"
        hint = "minItems and maxItems as many as there are make a tuple of it"
        where = atom.node.where("prefixItems")
        report.add(note("unchecked-keyword", where, message, hint))
    variants = [*types, *([] if isinstance(item, ir.Nothing) else [item])]
    if isinstance(item, ir.Anything):
        variants = [item]
    return ir.ListOf(
        union([ir.Variant(each) for each in variants]),
        lengths,
        _contains(shape, lowering),
    )


def _item(shape: Shape, site: Site, lowering: Lowering) -> ir.Type:
    """The type of the items that have no place of their own."""
    sites = [
        atom.child("items")
        for atom in shape.atoms
        if isinstance(atom.node, Map)
        and "items" in atom.node
        and not isinstance(atom.node["items"], Seq)
    ]
    if not sites:
        return ir.Anything()
    return lowering.type_of_all(sites, join(site.pointer, "items"))


def _places(atom: Site) -> tuple[Site, ...]:
    assert isinstance(atom.node, Map)
    listed = atom.node["prefixItems"]
    assert isinstance(listed, Seq)
    return tuple(atom.child("prefixItems", str(index)) for index in range(len(listed)))


def _contains(shape: Shape, lowering: Lowering) -> ir.Contains | None:
    for atom in shape.atoms:
        if isinstance(atom.node, Map) and "contains" in atom.node:
            minimum = limit("minContains", atom.node.get("minContains"))
            maximum = limit("maxContains", atom.node.get("maxContains"))
            return ir.Contains(
                lowering.type_at(atom.child("contains")),
                1 if minimum is None else int(minimum),
                None if maximum is None else int(maximum),
            )
    return None
