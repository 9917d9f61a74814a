"""Signs by which paging is recognised without anybody saying so.

Every sign has two sides: a parameter that asks for a page, and a field of the page that can
only mean the next one; and a page has exactly one list. What could mean something else is
no sign: a wrong guess would change what a method returns, and leave items out in silence.

Knows the names in use. Does not know what is done with what it finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specpress import ir
from specpress.lower.pages import (
    Declarations,
    Found,
    fields,
    is_absentable,
    is_boolean,
    is_key,
    is_text,
    is_whole,
    item_type,
    json_body,
    lists,
    page_type,
)
from specpress.naming import snake

_NEXT = frozenset(
    {
        "next_continuation_token",
        "next_cursor",
        "next_marker",
        "next_page",
        "next_page_cursor",
        "next_page_token",
        "next_token",
    }
)
"""Fields that hold the cursor of the next page."""
_CURSORS = frozenset(
    {
        "after",
        "continuation_token",
        "cursor",
        "marker",
        "next_cursor",
        "next_page",
        "next_page_cursor",
        "next_page_token",
        "next_token",
        "page_cursor",
        "page_token",
        "pagination_token",
        "start_cursor",
        "starting_after",
    }
)
"""Parameters that take it."""
_SAME = frozenset({"continuation_token", "cursor", "page_token", "pagination_token"})
"""Names of both, where the field can be missing: a page without one is the last."""
_LAST_ID = {"last_id": frozenset({"after", "after_id"})}
_MORE = frozenset({"has_more", "has_next", "has_next_page"})
_HOLDERS = frozenset(
    {
        "cursors",
        "meta",
        "metadata",
        "page",
        "page_info",
        "pagination",
        "paging",
        "response_metadata",
    }
)
"""Objects within a page that say how it leads on."""
_URLS = frozenset(
    {
        "next_link",
        "next_page_link",
        "next_page_uri",
        "next_page_url",
        "next_uri",
        "next_url",
    }
)
_LINKS = frozenset({"links"})
"""Objects within a page that hold URLs: `next` is one."""
_NUMBERS = frozenset({"page", "page_no", "page_num", "page_number"})
_CURRENT = _NUMBERS | {"current_page"}
_PAGES = frozenset({"last_page", "num_pages", "pages", "total_pages"})
_SIZES = frozenset({"count", "limit", "page_limit", "page_size", "per_page"})
_ASIDE = frozenset({"errors", "included", "warnings"})
"""Lists that come along with a page, or with something that is no page (JSON:API)."""
_ABOUT_PAGES = _NUMBERS | _CURSORS | _SIZES
"""Parameters that nothing but pages has."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Paging, and the signs that it was recognised by, in words."""

    paging: ir.Paging
    signs: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a page, or a part of a request, by its name as words."""

    name: str
    type: ir.Type
    members: ir.Members = ()
    holder: str = ""
    """The name of the object within the page that has it."""
    is_absentable: bool = False
    sent: ir.Sent | None = None


def recognised(operation: ir.Operation, declared: Declarations) -> Recognised | None:
    """The paging of `operation`, where both sides show it."""
    page = page_type(operation)
    if page is None:
        return None
    found = lists(page, declared)
    if len(found) != 1 or _name(found[0].members) in _ASIDE:
        return None
    signs = _Signs(operation, page, found[0], declared)
    return (
        signs.cursor()
        or signs.last_item()
        or signs.page_number()
        or signs.url()
        or signs.link()
    )


class _Signs:
    """The parts of one operation that may be signs."""

    def __init__(
        self,
        operation: ir.Operation,
        page: ir.Type,
        items: Found,
        declared: Declarations,
    ) -> None:
        self._operation = operation
        self._declared = declared
        self._items = items
        item = item_type(items.type, declared)
        assert item is not None
        self._item = item
        self._page = tuple(self._parts_of_page(page))
        self._request = tuple(self._parts_of_request())

    def cursor(self) -> Recognised | None:
        """The page holds a cursor, and the request takes one."""
        asked = {each.name for each in self._request}
        more = self._more()
        following = [
            each
            for each in self._page
            if is_key(each.type, self._declared)
            and (
                (each.name in _NEXT and each.is_absentable)
                or (each.name in _SAME & asked and each.is_absentable)
                or (more is not None and each.name in _LAST_ID)
            )
        ]
        if len(following) != 1:
            return None
        (next_,) = following
        takes = _LAST_ID.get(next_.name, _CURSORS)
        if next_.name == "next_page":
            takes |= {"page"}
        sent = self._asking(takes, next_)
        if sent is None or sent.sent is None:
            return None
        step = ir.Cursor(sent.sent, next_.members, more.members if more else None)
        return self._recognised(step, sent, next_)

    def last_item(self) -> Recognised | None:
        """The page says that there are more, and the request takes the id of an item."""
        more = self._more()
        key = self._id_of_item()
        if more is None or key is None:
            return None
        sent = self._asking(frozenset({"starting_after"}), key)
        if sent is None or sent.sent is None:
            return None
        step = ir.LastItem(sent.sent, key.members, more.members)
        return self._recognised(step, sent, more)

    def page_number(self) -> Recognised | None:
        """The page says which it is and how many there are, and the request takes one."""
        number = self._only(_CURRENT)
        total = self._only(_PAGES)
        if number is None or total is None or number.holder != total.holder:
            return None
        sent = self._asking(_NUMBERS, number)
        if sent is None or sent.sent is None:
            return None
        step = ir.PageNumber(sent.sent, 1, number.members, total.members, None)
        return self._recognised(step, sent, total)

    def url(self) -> Recognised | None:
        """The page holds the next page's URL, and the request is about pages."""
        found = [
            each
            for each in self._page
            if (each.name in _URLS or (each.holder in _LINKS and each.name == "next"))
            and each.is_absentable
            and is_text(each.type, self._declared)
        ]
        asked = self._about_pages()
        if asked is None or len(found) != 1:
            return None
        return self._recognised(ir.NextUrl(found[0].members), asked, found[0])

    def link(self) -> Recognised | None:
        """A `Link` header comes with the page, and the request is about pages."""
        asked = self._about_pages()
        has_links = any(
            case.has_links for case in self._operation.responses if case.is_success
        )
        if asked is None or not has_links:
            return None
        return self._recognised(ir.NextLink(), asked, _Part("Link", self._item))

    def _about_pages(self) -> _Part | None:
        """A parameter that only pages have, of a request that a URL can stand for."""
        if self._operation.method != "GET":
            return None
        asked = (each for each in self._request if each.name in _ABOUT_PAGES)
        return next(asked, None)

    def _recognised(self, step: ir.Step, sent: _Part, shown: _Part) -> Recognised:
        signs = f"it takes {sent.name!r}, and a page has {shown.name!r} and one list"
        return Recognised(ir.Paging(self._items.members, self._item, step), signs)

    def _asking(self, names: frozenset[str], value: _Part) -> _Part | None:
        """The only part of the request that has one of `names` and takes `value`."""
        is_number = is_whole(value.type, self._declared)
        found = [
            each
            for each in self._request
            if each.name in names
            and is_key(each.type, self._declared)
            and is_whole(each.type, self._declared) is is_number
        ]
        same = [each for each in found if each.name == value.name]
        found = same or found
        return found[0] if len(found) == 1 else None

    def _more(self) -> _Part | None:
        found = [
            each
            for each in self._page
            if each.name in _MORE and is_boolean(each.type, self._declared)
        ]
        return found[0] if len(found) == 1 else None

    def _only(self, names: frozenset[str]) -> _Part | None:
        found = [
            each
            for each in self._page
            if each.name in names and is_whole(each.type, self._declared)
        ]
        return found[0] if len(found) == 1 else None

    def _id_of_item(self) -> _Part | None:
        for member, field in fields(self._item, self._declared).items():
            name = _name((member,))
            if name == "id" and field.required and is_key(field.type, self._declared):
                return _Part(name, field.type, (member,))
        return None

    def _parts_of_page(self, page: ir.Type) -> Iterator[_Part]:
        for member, field in fields(page, self._declared).items():
            name = _name((member,))
            absent = is_absentable(field, self._declared)
            yield _Part(name, field.type, (member,), "", absent)
            if name not in _HOLDERS | _LINKS:
                continue
            holder = name
            for inner, held in fields(field.type, self._declared).items():
                name = _name((inner,))
                absent = is_absentable(field, self._declared) or is_absentable(
                    held, self._declared
                )
                yield _Part(name, held.type, (member, inner), holder, absent)

    def _parts_of_request(self) -> Iterator[_Part]:
        """What a request may send: optional parameters, and properties of a JSON body."""
        for each in self._operation.parameters:
            if each.location is ir.Location.QUERY and not each.required:
                name = snake(each.wire_name.reveal(), default="")
                yield _Part(name, each.type, sent=ir.InQuery(each.wire_name))
        body = json_body(self._operation)
        if body is None:
            return
        for member, field in fields(body.type, self._declared).items():
            if not field.required:
                name = _name((member,))
                path = (member.wire_name,)
                yield _Part(name, field.type, sent=ir.InBody(path))


def _name(members: ir.Members) -> str:
    """The last of `members` as words."""
    return "".join(snake(each.wire_name.reveal(), default="") for each in members[-1:])
