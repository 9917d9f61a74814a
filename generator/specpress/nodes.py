"""The tree of a document: mappings and lists that know where their parts were written.

Knows nodes, positions and the limits on a tree. Does not know YAML, JSON or Markdown,
nor what any key means. A scalar is a plain value; its place is that of its key or index
in the node that holds it.

Nodes are built once and then only read: a pass that changes a document makes new nodes
(`replaced`, `at`) that keep the places of the old ones.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from specpress.diagnostics import Diagnostic, Failure, Place, error, warning

Value: TypeAlias = "Map | Seq | str | int | float | bool | None"
Node: TypeAlias = "Map | Seq"

MAX_DEPTH = 200
"""Levels of a tree, with aliases expanded: the passes behind this one recurse."""
MAX_NODES = 2_000_000
"""Values in a tree, with aliases expanded; the largest known document has 260,000."""

_MAX_DIGITS = 3_500
"""3,500 hexadecimal digits are 4,215 decimal ones; Python prints no more than 4,300."""
_MAX_EXCERPT = 50
_NEWLINE = re.compile(r"\r\n?|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Origin:
    """A text that nodes were read from; turns a mark (an offset into it) into a Place.

    A block inside a page has lines before it, and columns when its fence was indented.
    """

    __slots__ = (
        "_columns_before",
        "_line_starts",
        "_lines_before",
        "forgiven",
        "lenient",
        "name",
    )

    def __init__(
        self,
        name: str,
        text: str,
        *,
        lines_before: int = 0,
        columns_before: int = 0,
        lenient: bool = False,
    ) -> None:
        self.name = name
        self.lenient = lenient
        self.forgiven: list[Diagnostic] = []
        self._lines_before = lines_before
        self._columns_before = columns_before
        self._line_starts = array("L", [0])
        self._line_starts.extend(match.end() for match in _NEWLINE.finditer(text))

    def place(self, mark: int) -> Place:
        """Where the character at offset `mark` stands in the file."""
        line = bisect_right(self._line_starts, mark)
        column = mark - self._line_starts[line - 1] + 1
        return Place(
            self.name, line + self._lines_before, column + self._columns_before
        )

    def failure(self, code: str, mark: int, message: str, hint: str = "") -> Failure:
        """A Failure with one error at `mark`."""
        return Failure(error(code, self.place(mark), message, hint))


class Gathered(Origin):
    """Stands for several texts: a mark is the number of a place in one of them."""

    __slots__ = ("_places",)

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._places: list[Place] = []

    def mark(self, place: Place) -> int:
        """The mark that stands for `place` from now on."""
        self._places.append(place)
        return len(self._places) - 1

    def place(self, mark: int) -> Place:
        """The place that `mark` stands for."""
        return self._places[mark]


class Map(dict[str, Value]):
    """A mapping, and where it and each of its keys stand."""

    __slots__ = ("mark", "marks", "origin")

    def __init__(self, origin: Origin, mark: int) -> None:
        # Filled by whoever makes it: copying a dict for each node costs a second pass.
        self.origin = origin
        self.mark = mark
        self.marks: dict[str, int] = {}

    @classmethod
    def at(
        cls, near: Node, items: Mapping[str, Value], key: str | int | None = None
    ) -> Map:
        """Make a mapping that no text spells out.

        It and all its keys stand where `near`, or its part `key`, stands.
        """
        node = cls(near.origin, near.mark_of(key))
        node.update(items)
        return node

    def replaced(
        self, items: Mapping[str, Value], renamed: Mapping[str, str] | None = None
    ) -> Map:
        """Make the same mapping with other content.

        A key that stood here before keeps its place; a key in `renamed` (new name to
        old) takes the old one's; any other has the mapping's own.
        """
        node = Map(self.origin, self.mark)
        node.update(items)
        old = renamed or {}
        for key in items:
            mark = self.marks.get(old.get(key, key))
            if mark is not None:
                node.marks[key] = mark
        return node

    def gathered(self, places: Gathered, brought: Mapping[str, Place]) -> Map:
        """Make the same mapping, whose keys in `brought` stand there."""
        if not brought:
            return self
        node = Map(places, places.mark(self.where()))
        node.update(self)
        node.marks = {
            key: places.mark(brought.get(key) or self.where(key)) for key in self
        }
        return node

    def mark_of(self, key: str | int | None = None) -> int:
        """Offset of the mapping, or of one of its keys (unknown: the mapping's)."""
        return self.mark if key is None else self.marks.get(str(key), self.mark)

    def where(self, key: str | None = None) -> Place:
        """Place of the mapping, or of one of its keys (unknown: the mapping's)."""
        return self.origin.place(self.mark_of(key))


class Seq(list[Value]):
    """A list, and where it and each of its items stand."""

    __slots__ = ("mark", "marks", "origin")

    def __init__(self, origin: Origin, mark: int) -> None:
        self.origin = origin
        self.mark = mark
        self.marks: list[int] = []

    @classmethod
    def at(
        cls, near: Node, items: Iterable[Value], key: str | int | None = None
    ) -> Seq:
        """Make a list that no text spells out.

        It and all its items stand where `near`, or its part `key`, stands.
        """
        node = cls(near.origin, near.mark_of(key))
        node.extend(items)
        return node

    def replaced(
        self, items: Iterable[Value], indices: Sequence[int] | None = None
    ) -> Seq:
        """Make the same list with other content.

        Item i keeps the place of the old item `indices[i]`, by default that of the old
        item i; an item without an old one has the list's own.
        """
        node = Seq(self.origin, self.mark)
        node.extend(items)
        old = range(len(node)) if indices is None else indices
        node.marks = [self.mark_of(index) for index in old]
        return node

    def gathered(self, places: Gathered, brought: Mapping[int, Place]) -> Seq:
        """Make the same list, whose items in `brought` stand there."""
        if not brought:
            return self
        node = Seq(places, places.mark(self.where()))
        node.extend(self)
        node.marks = [
            places.mark(brought.get(at) or self.where(at)) for at in range(len(self))
        ]
        return node

    def mark_of(self, key: str | int | None = None) -> int:
        """Offset of the list, or of one of its items (unknown: the list's)."""
        if isinstance(key, int) and 0 <= key < len(self.marks):
            return self.marks[key]
        return self.mark

    def where(self, index: int | None = None) -> Place:
        """Place of the list, or of one of its items (unknown: the list's)."""
        return self.origin.place(self.mark_of(index))


def in_order(node: Value) -> Value:
    """The same value, the keys of every mapping sorted; all keep their places."""
    if isinstance(node, Map):
        return node.replaced({key: in_order(node[key]) for key in sorted(node)})
    if isinstance(node, Seq):
        return node.replaced(list(map(in_order, node)))
    return node


def excerpt(text: str) -> str:
    """`text` quoted for a message, cut to a length that a terminal line bears."""
    return repr(text if len(text) <= _MAX_EXCERPT else text[: _MAX_EXCERPT - 1] + "…")


def integer(literal: str, base: int, origin: Origin, mark: int) -> int:
    """The value of an integer literal; what Python could not print again is refused."""
    if len(literal) > _MAX_DIGITS:
        message = f"an integer of {len(literal):,} digits"
        hint = f"at most {_MAX_DIGITS:,} digits are read"
        raise origin.failure("bad-number", mark, message, hint)
    return int(literal, base)


def has_lone_surrogate(text: str) -> bool:
    """Whether `text` holds half of a surrogate pair, which no encoding can write."""
    # isascii() reads a flag, so that most strings are never searched.
    return not text.isascii() and _SURROGATE.search(text) is not None


def check_duplicate(node: Map, key: str, mark: int) -> None:
    """`key` stands in `node` already and again at `mark`.

    Where that is forgiven, the last one counts, as in most other tools.
    """
    first, where = node.where(key), node.origin.place(mark)
    message = f"the key {excerpt(key)} is given twice"
    hint = f"the first one is in line {first.line}, column {first.column}"
    if not node.origin.lenient:
        raise Failure(error("duplicate-key", where, message, hint))
    message += "; the last one counts"
    node.origin.forgiven.append(warning("duplicate-key", where, message, hint))


def too_deep(origin: Origin, mark: int) -> Failure:
    """The node at `mark` lies too deep."""
    message = f"more than {MAX_DEPTH} mappings and lists inside one another"
    return origin.failure("too-deep", mark, message)


def too_many_nodes(origin: Origin, mark: int) -> Failure:
    """The node at `mark` is one too many."""
    message = f"more than {MAX_NODES:,} values, with aliases expanded"
    return origin.failure("too-many-nodes", mark, message)
