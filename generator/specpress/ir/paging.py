"""How an operation is walked page by page: a part of the IR.

Knows what leads from a page to the next. Does not know who found it out.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress.ir.schema import Type, TypeId
from specpress.literals import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A field of an object."""

    owner: TypeId
    wire_name: Text


Members = tuple[Member, ...]
"""The fields that lead to a part of a value; none for the whole."""


@dataclass(frozen=True, slots=True)
class InQuery:
    """What differs from page to page is a query parameter."""

    wire_name: Text


@dataclass(frozen=True, slots=True)
class InBody:
    """What differs from page to page is a property of the request's body."""

    path: tuple[Text, ...]


Sent = InQuery | InBody


@dataclass(frozen=True, slots=True)
class Cursor:
    """The page holds a value that the next request sends."""

    sent: Sent
    next: Members
    more: Members | None


@dataclass(frozen=True, slots=True)
class LastItem:
    """The next request sends what identifies the last item of the page."""

    sent: Sent
    item: Members
    more: Members | None


@dataclass(frozen=True, slots=True)
class Offset:
    """The next request sends how many items came before."""

    sent: Sent
    total: Members | None
    more: Members | None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The next request sends the number of the page."""

    sent: Sent
    first: int
    number: Members | None
    """Where the page says its own number."""
    total: Members | None
    more: Members | None


@dataclass(frozen=True, slots=True)
class NextUrl:
    """The page holds the URL of the next one."""

    next: Members


@dataclass(frozen=True, slots=True)
class NextLink:
    """A `Link` header holds the URL of the next page (RFC 8288)."""


Step = Cursor | LastItem | Offset | PageNumber | NextUrl | NextLink


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page has its items, of which type, and how it leads to the next page."""

    items: Members
    item: Type
    step: Step
