"""Tags that stand in others: which of them an API needs.

Knows parents alone. Does not know what any of them is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from specpress import ir
from specpress.literals import Text


def needed(tags: Iterable[ir.Tag], used: AbstractSet[Text]) -> tuple[ir.Tag, ...]:
    """Those of `tags` that are `used`, and all that they stand in."""
    listed = {each.name: each for each in tags}
    found: set[Text] = set()
    for name in used:
        tag = listed.get(name)
        while tag is not None and tag.name not in found:
            found.add(tag.name)
            tag = listed.get(tag.parent) if tag.parent is not None else None
    return tuple(each for each in listed.values() if each.name in found)


def within(tag: Text, tags: Iterable[ir.Tag]) -> frozenset[Text]:
    """`tag`, and all that stand in it."""
    listed = tuple(tags)
    found = {tag}
    while more := {each.name for each in listed if each.parent in found} - found:
        found |= more
    return frozenset(found)


def without_circles(tags: Collection[ir.Tag]) -> tuple[ir.Tag, ...]:
    """`tags`, of which none stands in itself, or in what is not there."""
    parents = {each.name: each.parent for each in tags}
    for name, parent in [*parents.items()]:
        seen, above = {name}, parent
        while above is not None and above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above is not None:
            parents[name] = None
    return tuple(replace(each, parent=parents[each.name]) for each in tags)
