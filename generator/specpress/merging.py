"""Parts of one document, each with an operation or a few -> the document.

Knows what parts may add to each other, and what all of them have to say alike. Does not know
where they come from. The result is the same in whatever order they are given, but for the
places of what several of them say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.grammar import METHODS, join
from specpress.nodes import MAX_NODES, Gathered, Map, Seq, Value
from specpress.recognition import Section

_Shape = Mapping[str, "_Shape | None"]
"""What the parts add up to, by key (`*`: by any name). None: whoever has the key says the same.
A key that is not here is said by all parts, alike."""

_NAMED: _Shape = {"*": None}
_PATH_ITEM: _Shape = {
    **dict.fromkeys((*METHODS, "query")),
    "additionalOperations": _NAMED,
}
_PATHS: _Shape = {"*": _PATH_ITEM}
_ROOT: _Shape = {
    **dict.fromkeys(("paths", "webhooks", "x-webhooks"), _PATHS),
    "components": {"*": _NAMED},
    **dict.fromkeys(("definitions", "parameters"), _NAMED),  # Swagger 2.0
    **dict.fromkeys(("responses", "securityDefinitions"), _NAMED),
}
_MAX_COMPARED = 20 * MAX_NODES
_FILES_LISTED = 10


def merged(sections: Sequence[Section], name: str) -> Map:
    """The root of the document that `sections` are parts of; `name` stands for it.

    Raises:
        Failure: they are of several documents, or contradict each other.
    """
    _require_one_document(sections)
    if len(sections) == 1:
        return sections[0].root
    merger = _Merger(name)
    root = merger.union([each.root for each in sections], "#", _ROOT)
    if merger.conflicts:
        raise Failure(*merger.conflicts)
    return root


def _require_one_document(sections: Sequence[Section]) -> None:
    by_file: dict[str, list[Section]] = defaultdict(list)
    for each in sections:
        by_file[each.file].append(each)
    if len(by_file) == 1:
        return
    said = "; ".join(
        f"{file or 'none named'} ({len(found)}, the first at {found[0].root.where()})"
        for file, found in sorted(by_file.items())[:_FILES_LISTED]
    )
    message = f"these are parts of {len(by_file)} documents: {said}"
    hint = (
        "give those of one: by a folder, a narrower glob or an llms.txt that lists them"
    )
    where = sections[0].root.where()
    raise Failure(error("several-documents", where, message, hint))


class _Merger:
    def __init__(self, name: str) -> None:
        self._origin = Gathered(name)
        self._compared = 0
        self.conflicts: list[Diagnostic] = []

    def union(self, parts: Sequence[Map], pointer: str, shape: _Shape) -> Map:
        """What `parts`, each of which stands at `pointer`, say together."""
        new = Map(self._origin, self._origin.mark(parts[0].where()))
        for key in _keys(parts, shape):
            holders = [part for part in parts if key in part]
            new.marks[key] = self._origin.mark(holders[0].where(key))
            new[key] = self._value(key, holders, parts, pointer, shape)
        return new

    def _value(
        self,
        key: str,
        holders: Sequence[Map],
        parts: Sequence[Map],
        pointer: str,
        shape: _Shape,
    ) -> Value:
        at = join(pointer, key)
        is_optional = key in shape or "*" in shape
        inner = shape.get(key, shape.get("*"))
        maps = [value for part in holders if isinstance(value := part[key], Map)]
        if inner is not None and len(maps) == len(holders):
            return self.union(maps, at, inner)
        if at == "#/tags":
            return self._tags(holders)
        if not is_optional and len(holders) < len(parts):
            without = next(part for part in parts if key not in part)
            self._differ(at, holders[0].where(key), without.where())
        for other in holders[1:]:
            if self._is_other(holders[0], other, key, at):
                break  # what is old in one page is so in each that was not fetched again
        return holders[0][key]

    def _tags(self, holders: Sequence[Map]) -> Value:
        """All tags, in the order of the first part and then of the others."""
        first: dict[str, tuple[Seq, int]] = {}
        for holder in holders:
            tags = holder["tags"]
            if not isinstance(tags, Seq):
                return tags  # said by whoever reads it
            for index, tag in enumerate(tags):
                name = str(tag.get("name")) if isinstance(tag, Map) else str(tag)
                known, at = first.setdefault(name, (tags, index))
                pointer = join(join("#", "tags"), name)
                self._compare(known, at, tags, index, pointer)
        start = holders[0].where("tags")
        new = Seq(self._origin, self._origin.mark(start))
        for tags, index in first.values():
            new.append(tags[index])
            new.marks.append(self._origin.mark(tags.where(index)))
        return new

    # -- comparing -----------------------------------------------------------------------

    def _is_other(self, one: Map, other: Map, key: str, pointer: str) -> bool:
        before = len(self.conflicts)
        self._compare(one, key, other, key, pointer)
        return len(self.conflicts) > before

    def _compare(
        self,
        one: Map | Seq,
        key: str | int,
        other: Map | Seq,
        other_key: str | int,
        pointer: str,
    ) -> bool:
        """Whether the parts of two nodes are alike; the first difference is a conflict."""
        self._compared += 1
        if self._compared > _MAX_COMPARED:
            message = "what the pages repeat is too much to compare"
            raise Failure(error("too-many-nodes", _place(one, key), message))
        left, right = _item(one, key), _item(other, other_key)
        match left, right:
            case Map(), Map() if left.keys() == right.keys():
                return all(
                    self._compare(left, each, right, each, join(pointer, each))
                    for each in left
                )
            case Map(), Map():
                odd = min(left.keys() ^ right.keys())
                here, there = left.where(odd), right.where(odd)
                return self._differ(join(pointer, odd), here, there)
            case Seq(), Seq() if len(left) == len(right):
                return all(
                    self._compare(left, each, right, each, join(pointer, str(each)))
                    for each in range(len(left))
                )
            case _ if _is_same(left, right):
                return True
            case _:
                here, there = _place(one, key), _place(other, other_key)
                return self._differ(pointer, here, there)

    def _differ(self, pointer: str, one: Place, other: Place) -> bool:
        message = f"{pointer} is not what {one} says"
        hint = "the pages are of different days: fetch them again"
        self.conflicts.append(error("page-conflict", other, message, hint))
        return False


def _is_same(one: Value, other: Value) -> bool:
    """Whether two scalars are one in JSON: 1 is 1.0, and not true."""
    is_bool = isinstance(one, bool)
    return is_bool is isinstance(other, bool) and one == other


def _item(node: Map | Seq, key: str | int) -> Value:
    return node[str(key)] if isinstance(node, Map) else node[int(key)]


def _place(node: Map | Seq, key: str | int) -> Place:
    return node.origin.place(node.mark_of(key))


def _keys(parts: Iterable[Map], shape: _Shape) -> list[str]:
    """The keys of all parts: names sorted, others as they come, and then those that add up."""
    found = list(dict.fromkeys(key for part in parts for key in part))
    if "*" in shape:
        return sorted(found)
    order = list(shape)
    return sorted(found, key=lambda key: order.index(key) if key in shape else -1)
