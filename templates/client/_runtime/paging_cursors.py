"""Pages that say where the next one begins: by a cursor, or by their last item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .paging import R, Sent, attribute
from .requests import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A page holds what the next request sends: nothing, or an empty text, on the last."""

    sent: Sent
    next: tuple[str, ...]
    more: tuple[str, ...] | None = None
    """Where the page says whether there is another."""

    def __call__(
        self, request: R, response: Response[Any], _: Sequence[Any], /
    ) -> R | None:
        more = attribute(response.parsed, self.more) if self.more else None
        if more is False:
            return None
        value = attribute(response.parsed, self.next)
        if more and not value:
            raise ValueError("the page says that there are more, but not where")
        return _with(self.sent, request, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastItem:
    """The next request sends what identifies the last item."""

    sent: Sent
    item: tuple[str, ...]
    more: tuple[str, ...] | None = None
    """Where the page says whether there is another; without it, an empty page is the last."""

    def __call__(
        self, request: R, response: Response[Any], items: Sequence[Any], /
    ) -> R | None:
        more = attribute(response.parsed, self.more) if self.more else None
        if more and not items:
            raise ValueError("the page says that there are more, but has none")
        if not items or more is False:
            return None
        last = attribute(items[-1], self.item)
        if last is None:
            raise ValueError("the last item has nothing that identifies it")
        return _with(self.sent, request, last)


def _with(sent: Sent, request: R, value: object) -> R | None:
    if value is None or value == "":
        return None
    if isinstance(value, str | int):
        return sent.write(request, value)
    if isinstance(value, UUID):
        return sent.write(request, str(value))
    raise ValueError("the next cursor is neither a text nor a whole number")
