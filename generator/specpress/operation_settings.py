"""What is said of single operations beside OpenAPI: by the configuration, or by `x-specpress`.

Part of configurations and of the IR. Knows what can be said. Does not know where it was, nor
what comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from specpress.diagnostics import Place
from specpress.literals import Text

Path = tuple[Text, ...]
"""A place within JSON: the names that lead to it; none for the whole."""


class PagingStyle(Enum):
    """How a page leads to the next one."""

    CURSOR = "cursor"
    """The page holds a value that the next request sends."""
    LAST_ITEM = "last-item"
    """The next request sends what identifies the last item of the page."""
    OFFSET = "offset"
    """The next request sends how many items came before."""
    PAGE = "page"
    """The next request sends the number of the page."""
    NEXT_URL = "next-url"
    """The page holds the URL of the next one."""
    LINK = "link"
    """A `Link` header holds the URL of the next one (RFC 8288)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingSettings:
    """How an operation is walked page by page; None where nothing is said."""

    style: PagingStyle
    items: Path | None = None
    """Where the items stand in a page."""
    next: Path | None = None
    """Where the next cursor, or the next URL, stands in a page."""
    parameter: Text | None = None
    """The query parameter that leads to the next page."""
    body: Path | None = None
    """The same, where it is a part of the request's body."""
    item: Path | None = None
    """What identifies an item, within it."""
    more: Path | None = None
    """Where a page says whether there is another."""
    total: Path | None = None
    """Where a page says how many items (or, by `page`, how many pages) there are."""
    number: Path | None = None
    """Where a page says its number."""
    first: int | None = None
    """The number of the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSettings:
    """What is said of one operation; None where nothing is."""

    paging: PagingSettings | Literal[False] | None = None
    """False: one request a call, whatever the document looks like."""
    idempotency_key: Text | Literal[False] | None = None
    """The header that makes a request safe to send twice; False: there is none."""
    retries: int | None = None
    """How often a call is tried again."""
    timeout: float | None = None
    """Seconds that one try may take."""
    where: Place | None = None
    """Where it is said; where both do, in the configuration."""
