"""The places of a document and of the files that it refers to, by pointer and the other way.

Knows where every key and item is written, and which `$ref` leads where. Does not know what any
of it means.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from specpress.diagnostics import Place
from specpress.grammar import join, tokens
from specpress.nodes import Map, Seq, Value
from specpress.resolve import Spot


class Places:
    """Where what is written, in the trees of several files by their names."""

    def __init__(self, trees: Mapping[str, Value]) -> None:
        self.trees = trees
        """By path from the folder of the document; "" for the document itself."""
        self._nodes: dict[Place, Spot] = {}
        self._keys: dict[Place, Spot] = {}
        self._users: dict[Spot, list[Spot]] = {}
        for file, tree in trees.items():
            self._add(Spot(file, "#"), tree)

    def _add(self, spot: Spot, tree: Value) -> None:
        waiting = [(spot, tree)]
        while waiting:
            at, node = waiting.pop()
            if not isinstance(node, Map | Seq):
                continue
            # what is inside comes later: of all that begins at a place, the outermost is meant
            self._nodes.setdefault(node.where(), at)
            for key, place, value in _parts(node):
                below = Spot(at.file, join(at.pointer, key))
                self._keys.setdefault(place, below)
                waiting.append((below, value))
            target = node.get("$ref") if isinstance(node, Map) else None
            if isinstance(target, str) and "#" in target:
                self._users.setdefault(_target(target, at.file), []).append(at)

    def node(self, place: Place) -> Spot | None:
        """What begins at `place`, or stands under the key there."""
        return self._nodes.get(place) or self._keys.get(place)

    def key(self, place: Place) -> Spot | None:
        """What stands under the key at `place`, or begins there."""
        return self._keys.get(place) or self._nodes.get(place)

    def users(self, spot: Spot) -> list[Spot]:
        """The places of references to `spot`."""
        return self._users.get(plain(spot), [])

    def targets(self, spot: Spot) -> list[Spot]:
        """Where the references lead that stand at `spot` or below."""
        return [
            target
            for target, users in self._users.items()
            if any(each == spot or is_below(each, spot) for each in users)
        ]

    def value(self, spot: Spot) -> Value:
        """What stands at `spot`; None where nothing does."""
        value: Value = self.trees.get(spot.file)
        for token in tokens(spot.pointer):
            if isinstance(value, Map):
                value = value.get(token)
            elif isinstance(value, Seq) and token.isdecimal():
                value = value[int(token)] if int(token) < len(value) else None
            else:
                return None
        return value

    def below(self, spot: Spot) -> list[str]:
        """The keys that stand beside `spot`."""
        holder = self.value(above(spot)[0])
        return list(holder) if isinstance(holder, Map) else []

    def place(self, spot: Spot) -> Place | None:
        """Where `spot` is written: its key or number; None where there is nothing."""
        parent, token = above(spot)
        holder = self.value(parent) if token else self.trees.get(spot.file)
        if isinstance(holder, Map):
            return (
                None if token and token not in holder else holder.where(token or None)
            )
        if isinstance(holder, Seq):
            is_there = token.isdecimal() and int(token) < len(holder)
            return holder.where(int(token)) if is_there else None
        return None

    def at(self, place: Place) -> Spot | None:
        """What is written at a line and column; without a column, what begins in the line."""
        rows = self._rows.get(place.file, [])
        if not place.column:
            here = [spot for where, spot in rows if where.line == place.line]
            if here:
                return here[0]
        found = bisect_right(
            rows,
            (place.line, place.column),
            key=lambda row: (row[0].line, row[0].column),
        )
        return rows[found - 1][1] if found else None

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all files, as places have them."""
        return frozenset(self._rows)

    @cached_property
    def _rows(self) -> Mapping[str, list[tuple[Place, Spot]]]:
        rows: dict[str, list[tuple[Place, Spot]]] = {}
        for place in sorted(self._keys):
            rows.setdefault(place.file, []).append((place, self._keys[place]))
        return rows


def above(spot: Spot) -> tuple[Spot, str]:
    """What `spot` is a part of, and its key or number in there; "" for a whole file."""
    path = tokens(spot.pointer)
    if not path:
        return spot, ""
    return Spot(spot.file, join("#", *path[:-1])), path[-1]


def is_below(spot: Spot, other: Spot) -> bool:
    """Whether `spot` is a part of `other`, at any depth."""
    return spot.file == other.file and spot.pointer.startswith(f"{other.pointer}/")


def plain(spot: Spot) -> Spot:
    """`spot` with its pointer in the one spelling that there is here."""
    return Spot(spot.file, join("#", *tokens(spot.pointer)))


def _target(reference: str, file: str) -> Spot:
    """The place that a `$ref` in `file` names."""
    path, _, pointer = reference.partition("#")
    if path:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    return plain(Spot(file, f"#{pointer}"))


def _parts(node: Map | Seq) -> Iterator[tuple[str, Place, Value]]:
    if isinstance(node, Map):
        yield from ((key, node.where(key), value) for key, value in node.items())
    else:
        yield from ((str(i), node.where(i), value) for i, value in enumerate(node))
