"""Pages that are counted: by the items before them, or by their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .paging import R, Sent, attribute
from .requests import Request, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """The next request sends how many items came before; an empty page is the last."""

    sent: Sent
    total: tuple[str, ...] | None = None
    """Where a page says how many items there are in all."""
    more: tuple[str, ...] | None = None
    """Where a page says whether there is another."""

    def __call__(
        self, request: R, response: Response[Any], items: Sequence[Any], /
    ) -> R | None:
        following = _number(self.sent, request, 0) + len(items)
        if _is_last(response.parsed, items, self.more, self.total, following):
            return None
        return self.sent.write(request, following)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """The next request sends the next number; an empty page is the last."""

    sent: Sent
    first: int = 1
    number: tuple[str, ...] | None = None
    """Where a page says its own number; without it, that is as it was asked for."""
    total: tuple[str, ...] | None = None
    """Where a page says how many pages there are in all."""
    more: tuple[str, ...] | None = None
    """Where a page says whether there is another."""

    def __call__(
        self, request: R, response: Response[Any], items: Sequence[Any], /
    ) -> R | None:
        said = attribute(response.parsed, self.number) if self.number else None
        asked = _number(self.sent, request, self.first)
        following = (said if isinstance(said, int) else asked) + 1
        count = following - self.first
        if _is_last(response.parsed, items, self.more, self.total, count):
            return None
        return self.sent.write(request, following)


def _number(sent: Sent, request: Request[Any], default: int) -> int:
    value = sent.read(request)
    return default if value is None else int(str(value))


def _is_last(
    page: Any,
    items: Sequence[Any],
    more: tuple[str, ...] | None,
    total: tuple[str, ...] | None,
    count: int,
) -> bool:
    """Whether nothing follows `count` items, or pages: as the page says, or it is empty."""
    if more and (said := attribute(page, more)) is not None:
        return not said
    if not items:
        return True
    found = attribute(page, total) if total else None
    return isinstance(found, int) and count >= found
