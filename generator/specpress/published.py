"""The file of published names: what callers know things by, one line a name.

Knows how it is written and read. Does not know the API that the names are of. A person may
edit it; so whatever stands there is checked before it becomes code.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.nodes import excerpt

_NAME = re.compile(r"[A-Z][A-Za-z0-9_]{0,99}")
_METHOD = re.compile(r"([a-z][a-z0-9_]{0,99}\.)+[a-z][a-z0-9_]{0,99}")
_KINDS = {"classes": _NAME, "methods": _METHOD}
_KEYS = frozenset({"name", "operation_id", "former"})
_HEAD = """\
# The names by which callers know this client: `specpress generate` keeps them, and adds new ones.
# To rename something, edit its name; `former = ["Old"]` keeps the old one as a deprecated alias.
"""
_HINT = "repair it, or delete it, and all names are made anew"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one thing is called."""

    name: str
    """`Customer`, or `customers.get`, or `customers.invoices.list`."""
    former: tuple[str, ...] = ()
    """What it was called before."""
    operation_id: str | None = None
    """Of a method: what the document called it when it got the name."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is or was called."""
        return self.name, *self.former


@dataclass(frozen=True, slots=True)
class Published:
    """All names that were published."""

    classes: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    """By the pointer of the schema."""
    methods: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    """By method and path."""

    def to_bytes(self) -> bytes:
        """The file: TOML, sorted, so that a new name is a new line."""
        return (_HEAD + "".join(self._lines())).encode()

    def _lines(self) -> Iterator[str]:
        for kind, entries in (("classes", self.classes), ("methods", self.methods)):
            yield f"\n[{kind}]\n"
            for key in sorted(entries):
                yield f"{_quoted(key)} = {_shown(entries[key])}\n"


def parse_published(content: bytes, where: Place) -> Published:
    """The names in a file.

    Raises:
        Failure: it is no such file.
    """
    try:
        found: Mapping[str, object] = tomllib.loads(content.decode())
    except (ValueError, RecursionError) as problem:
        raise _failure(where, str(problem)) from None
    if unknown := sorted(found.keys() - _KINDS.keys()):
        raise _failure(where, f"there is no section {excerpt(unknown[0])}")
    classes, methods = (_entries(found.get(kind, {}), kind, where) for kind in _KINDS)
    return Published(classes, methods)


def _entries(table: object, kind: str, where: Place) -> Mapping[str, Entry]:
    if not isinstance(table, dict):
        raise _failure(where, f"{kind} is no table")
    entries: dict[str, Entry] = {}
    problems: list[Diagnostic] = []
    for key, value in cast("dict[str, object]", table).items():
        entry = _entry(value, _KINDS[kind])
        if entry is None:
            problems.append(_bad(where, f"{excerpt(key)} has no name that can be used"))
        else:
            entries[key] = entry
    if problems:
        raise Failure(*problems)
    return entries


def _entry(value: object, pattern: re.Pattern[str]) -> Entry | None:
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict):
        return None
    found = cast("dict[str, object]", value)
    name, called = found.get("name"), found.get("operation_id")
    former = found.get("former", [])
    if not isinstance(former, list) or not isinstance(called, str | None):
        return None
    names = [name, *cast("list[object]", former)]
    texts = [each for each in names if isinstance(each, str)]
    if not found.keys() <= _KEYS or texts != names:
        return None
    if not all(map(pattern.fullmatch, texts)):
        return None
    return Entry(texts[0], tuple(texts[1:]), called)


def _shown(entry: Entry) -> str:
    if entry.operation_id is None and not entry.former:
        return _quoted(entry.name)
    parts = [f"name = {_quoted(entry.name)}"]
    if entry.operation_id is not None:
        parts.append(f"operation_id = {_quoted(entry.operation_id)}")
    if entry.former:
        parts.append(f"former = [{', '.join(map(_quoted, entry.former))}]")
    return f"{{ {', '.join(parts)} }}"


def _quoted(text: str) -> str:
    """A basic string of TOML: one of JSON, in which DEL and what is no character are escaped."""
    escaped = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return _SURROGATE.sub("\ufffd", escaped)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _bad(where: Place, message: str) -> Diagnostic:
    return error("bad-names", where, message, _HINT)


def _failure(where: Place, message: str) -> Failure:
    return Failure(_bad(where, message))
