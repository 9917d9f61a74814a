"""Paging as the settings of an operation tell it, held against the operation.

Knows what each style needs of requests and pages. Does not know where settings come from.
"""

from __future__ import annotations

from collections.abc import Callable

from specpress import ir
from specpress.lower.pages import (
    Declarations,
    at,
    is_boolean,
    is_key,
    is_text,
    is_whole,
    item_type,
    json_body,
    lists,
    page_type,
)


class Unfit(Exception):  # noqa: N818 - becomes a diagnostic in `paging`
    """What is told does not fit the operation; the message says why."""


def told(
    operation: ir.Operation, settings: ir.PagingSettings, declared: Declarations
) -> ir.Paging:
    """How `settings` walk `operation`.

    Raises:
        Unfit: they cannot.
    """
    page = page_type(operation)
    if page is None:
        raise Unfit("it does not answer with JSON of one type")
    items = _items(page, settings.items, declared)
    item = item_type(items[1], declared)
    if item is None:
        raise Unfit("items leads to no list in a page")
    return ir.Paging(
        items[0], item, _Told(operation, settings, declared).step(page, item)
    )


def _items(
    page: ir.Type, path: ir.Path | None, declared: Declarations
) -> tuple[ir.Members, ir.Type]:
    """The items of a page: where it is told, else the only list there is."""
    if path is not None:
        found = at(page, path, declared)
        if found is None:
            raise Unfit("items leads to nothing in a page")
        return found.members, found.type
    candidates = lists(page, declared)
    if len(candidates) != 1:
        raise Unfit(f"a page has {len(candidates)} lists, and items names none")
    return candidates[0].members, candidates[0].type


class _Told:
    """Reads what leads to the next page."""

    def __init__(
        self,
        operation: ir.Operation,
        settings: ir.PagingSettings,
        declared: Declarations,
    ) -> None:
        self._operation = operation
        self._settings = settings
        self._declared = declared

    def step(self, page: ir.Type, item: ir.Type) -> ir.Step:
        told = self._settings
        style = ir.PagingStyle
        match told.style:
            case style.LINK:
                return ir.NextLink()
            case style.NEXT_URL:
                return ir.NextUrl(self._needed(page, "next", told.next, is_text))
            case style.CURSOR:
                next_ = self._needed(page, "next", told.next, is_key)
                return ir.Cursor(self._sent(), next_, self._more(page))
            case style.LAST_ITEM:
                key = self._needed(item, "item", told.item, is_key)
                return ir.LastItem(self._sent(), key, self._more(page))
            case style.OFFSET:
                total = self._part(page, "total", told.total, is_whole)
                return ir.Offset(self._sent(), total, self._more(page))
            case style.PAGE:
                return ir.PageNumber(
                    sent=self._sent(),
                    first=1 if told.first is None else told.first,
                    number=self._part(page, "number", told.number, is_whole),
                    total=self._part(page, "total", told.total, is_whole),
                    more=self._more(page),
                )

    def _more(self, page: ir.Type) -> ir.Members | None:
        return self._part(page, "more", self._settings.more, is_boolean)

    def _needed(
        self,
        type_: ir.Type,
        key: str,
        path: ir.Path | None,
        is_fit: Callable[[ir.Type, Declarations], bool],
    ) -> ir.Members:
        found = self._part(type_, key, path, is_fit)
        if found is None:
            raise Unfit(f"{key} is missing")
        return found

    def _part(
        self,
        type_: ir.Type,
        key: str,
        path: ir.Path | None,
        is_fit: Callable[[ir.Type, Declarations], bool],
    ) -> ir.Members | None:
        """The fields that `path` leads over, to a value of the right kind."""
        if path is None:
            return None
        found = at(type_, path, self._declared)
        if found is None:
            raise Unfit(f"{key} leads to nothing that the document describes")
        if not is_fit(found.type, self._declared):
            raise Unfit(f"{key} leads to a value of another kind")
        return found.members

    def _sent(self) -> ir.Sent:
        name, path = self._settings.parameter, self._settings.body
        if name is not None:
            for each in self._operation.parameters:
                if each.location is ir.Location.QUERY and each.wire_name == name:
                    return ir.InQuery(name)
            raise Unfit("it has no query parameter of that name")
        body = json_body(self._operation)
        if body is None:
            raise Unfit("its request has no body that is always JSON")
        if not path or at(body.type, path, self._declared) is None:
            raise Unfit("body leads to nothing in the request's body")
        return ir.InBody(path)
