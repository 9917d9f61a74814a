"""What is added to a real document changes no line that was there, and leaves no trace.

Lists name what is new: the package and its stub, its client, the models, the resource
of an operation, the docs' two indexes and the file of names. In them, too, lines are only
added; but an import of a resource may have more names. (The manifest, which no person reads,
has digests.)
"""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from corpus.documents import Source
from regenerate.plain import SOURCES, WORDS, Plain, plain, with_operation, with_schema
from specpress.tree import NAMES_PATH

Add = Callable[[Plain, str, random.Random], Plain]
LISTS = re.compile(
    r"example/(__init__\.pyi?|models/__init__\.pyi?|client\.py|resources/\w+\.py)"
    r"|docs/(index\.md|llms\.txt)|\.specpress/names\.toml"
)


def disturbed(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """What changed beyond new files, and lines that are new in a list."""
    for path in sorted(old):
        if path not in new:
            yield f"{path} is gone"
        elif old[path] != new[path]:
            if not LISTS.fullmatch(path):
                yield f"{path} is no list"
            one, other = (each[path].decode().split("\n") for each in (old, new))
            for before, after in replaced(one, other):
                if not is_wider_list(before, after):
                    yield f"{path}: {before}"


def replaced(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The lines that are gone, each run of them with those in its place."""
    found = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, start_, end_ in found.get_opcodes():
        if tag not in {"equal", "insert"}:
            yield old[start:end], new[start_:end_]


def is_wider_list(before: list[str], after: list[str]) -> bool:
    """Whether the same import, or the client's list of credentials, has names more."""
    lists = [
        re.match(r"from \S+ import|\s+settings = _settings", each) for each in before
    ]
    words = [set(re.findall(r"[\w.]+", " ".join(each))) for each in (before, after)]
    return all(lists) and words[0] < words[1]


def everything(tree: Mapping[str, bytes], names: bytes | None) -> Mapping[str, bytes]:
    return {**tree, NAMES_PATH: names or b""}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("add", [with_schema, with_operation])
def test_what_is_added_touches_nothing_else(source: Source, add: Add) -> None:
    given = plain(source)
    first = given.made()
    order = random.Random(source.id)
    second = add(given, order.choice(WORDS), order).made(first.names)
    assert second.tree != first.tree
    found = disturbed(
        everything(first.tree, first.names), everything(second.tree, second.names)
    )
    assert list(found) == []
    third = given.made(second.names)
    assert third.tree == first.tree
