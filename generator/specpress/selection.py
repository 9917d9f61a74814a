"""Which operations of a document a client is made of: filters, as settings say them.

Knows the keys of a filter, and how one is written. Does not know operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from specpress.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Filter:
    """What matches an operation, or a webhook: any of all that is listed."""

    tags: tuple[str, ...] = ()
    """Its tags."""
    paths: tuple[str, ...] = ()
    """Its path: `*` stands for anything within a segment, `**` for anything."""
    operations: tuple[str, ...] = ()
    """Its `operationId`, or `GET /path`; for a webhook, also its name."""
    extensions: tuple[str, ...] = ()
    """An extension that it or its path item has: `x-name` (not false), or `x-name=value`."""
    where: Place | None = field(default=None, compare=False)
    """Where it stands."""

    def __bool__(self) -> bool:
        """Whether it lists anything."""
        return any(getattr(self, key) for key in FILTERS)

    def items(self) -> Iterator[tuple[str, str]]:
        """All that it lists, with its key."""
        for key in FILTERS:
            values: tuple[str, ...] = getattr(self, key)
            yield from ((key, each) for each in values)

    def also(self, key: str, value: str) -> Filter:
        """The filter that lists `value` as well."""
        more: dict[str, Any] = {key: (*getattr(self, key), value)}
        return replace(self, **more)


FILTERS = tuple(each.name for each in fields(Filter) if each.name != "where")
_EXTENSION = re.compile(r"x-[^=\s]+(=.*)?")


HINTS = {
    "tags": "a tag",
    "paths": "a path, as /v1/customers or /v1/**",
    "operations": "an operationId, or a method and a path, as GET /v1/customers",
    "extensions": "x-name, or x-name=value",
}
"""What may stand under each key."""


def is_filter(key: str, value: str) -> bool:
    """Whether `value` can stand under `key`."""
    if key == "paths":
        return value.startswith(("/", "*"))
    return bool(value) if key != "extensions" else bool(_EXTENSION.fullmatch(value))


def matches_path(pattern: str, path: str) -> bool:
    """Whether the glob `pattern` matches all of `path`."""
    parts = re.split(r"(\*\*|\*)", pattern)
    stands_for = {"**": ".*", "*": "[^/]*"}
    regex = "".join(stands_for.get(part) or re.escape(part) for part in parts)
    return re.fullmatch(regex, path, re.DOTALL) is not None
