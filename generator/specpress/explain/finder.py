"""Symbols of a client by name, by place in the document, and by place in what was emitted.

Knows what somebody may mean. Does not know how symbols are made, nor who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from specpress.explain.emitted import around, line_of, spans
from specpress.explain.places import Places, above, is_below
from specpress.explain.symbols import At, Symbol
from specpress.literals import Text
from specpress.nodes import Map, Seq
from specpress.resolve import Spot

_CALL = re.compile(r"(?P<called>[^()]+)\((?P<arguments>.*)\)", re.DOTALL)
_ARGUMENT = re.compile(r"\s*([A-Za-z_]\w*)")


class Finder:
    """The symbols of one client, and the places of its document."""

    def __init__(self, found: Iterable[Symbol], places: Places) -> None:
        self._symbols = tuple(found)
        self._places = places

    @cached_property
    def names(self) -> frozenset[str]:
        """All that symbols are called."""
        return frozenset(name for each in self._symbols for name in each.names)

    # -- by name -------------------------------------------------------------------------

    def named(self, query: str) -> list[Symbol]:
        """What `query` names, whole or by its end; parts only where nothing else is meant."""
        call = _CALL.fullmatch(query)
        if call is None:
            return self._ending(query)
        argument = _ARGUMENT.match(call["arguments"])
        one = f"{call['called']}({argument[1]})" if argument else call["called"]
        return self._ending(one) or self._ending(call["called"])

    def _ending(self, query: str) -> list[Symbol]:
        found = [
            each
            for each in self._symbols
            if any(name == query or name.endswith(f".{query}") for name in each.names)
        ]
        return [each for each in found if not each.is_part] or found

    # -- by place in the document --------------------------------------------------------

    def spot(self, symbol: Symbol) -> Spot:
        """Where `symbol` comes from."""
        source = symbol.source
        if source is None:
            return Spot("", "#/info")
        seek = self._places.key if source.at is not At.NODE else self._places.node
        found = seek(source.where) or Spot("", "#")
        if source.at is At.INSIDE:
            return above(found)[0]
        return found if source.value is None else self._listed(found, source.value)

    def _listed(self, spot: Spot, value: Text | int) -> Spot:
        """Where `value` stands in the list of an enumeration; else the enumeration."""
        raw = value.reveal() if isinstance(value, Text) else value
        node = self._places.value(spot)
        listed = node.get("enum") if isinstance(node, Map) else None
        if not isinstance(listed, Seq) or raw not in listed:
            return spot
        return Spot(spot.file, f"{spot.pointer}/enum/{listed.index(raw)}")

    @cached_property
    def _by_spot(self) -> dict[Spot, list[Symbol]]:
        found: dict[Spot, list[Symbol]] = {}
        for each in self._symbols:
            found.setdefault(self.spot(each), []).append(each)
        return found

    def at(self, spot: Spot) -> list[Symbol]:
        """What becomes of what stands at `spot`.

        Its own symbols; else those around it, and around the references to it; else those
        inside of it; else those of what it refers to.
        """
        return (
            self._around(spot)
            or self._within(spot)
            or self._around(*self._places.targets(spot))
        )

    def _around(self, *spots: Spot) -> list[Symbol]:
        seen: set[Spot] = set()
        found: list[Symbol] = []
        waiting = list(spots)
        while waiting:
            each = waiting.pop()
            if each in seen:
                continue
            seen.add(each)
            here = self._by_spot.get(each, [])
            found += here
            if not here:
                waiting += [above(each)[0], *self._places.users(each)]
        return self._in_order(found)

    def _within(self, spot: Spot) -> list[Symbol]:
        """The symbols below `spot` that are below no other one."""
        inside = {each for each in self._by_spot if is_below(each, spot)}
        outer = [each for each in inside if inside.isdisjoint(_line(each))]
        return self._in_order(one for each in outer for one in self._by_spot[each])

    def _in_order(self, found: Iterable[Symbol]) -> list[Symbol]:
        wanted = set(found)
        return [each for each in self._symbols if each in wanted]

    # -- by place in what was emitted ----------------------------------------------------

    def in_module(self, path: str, source: str, line: int) -> list[Symbol]:
        """What a line of an emitted module is about; all of the module for line 0."""
        module = re.sub(r"(/__init__)?\.pyi?$", "", path).replace("/", ".")
        for each in around(line, spans(source)):
            dotted = f"{module}.{each.name}"
            found = [
                symbol
                for symbol in self._symbols
                if (path, each.name) in symbol.code or dotted in symbol.names
            ]
            if found:
                return found
        owner = (each for each in self._symbols if each.code[0][0] == path)
        return [next(owner, self._symbols[0])]

    def on_page(self, path: str, text: str, line: int) -> list[Symbol]:
        """What a line of a page is about; all of the page for line 0."""
        lines = [
            (line_of(each.page, text), each)
            for each in self._symbols
            if each.page.path == path
        ]
        rows = [each for at, each in lines if each.is_part and at == line]
        if rows:
            return rows
        heads = [(at, each) for at, each in lines if not each.is_part]
        last = max((at for at, _ in heads if at <= max(line, 1)), default=0)
        return [each for at, each in heads if at == last] or [self._symbols[0]]


def _line(spot: Spot) -> Sequence[Spot]:
    """All that `spot` is a part of."""
    found: list[Spot] = []
    outer, token = above(spot)
    while token:
        found.append(outer)
        outer, token = above(outer)
    return found
