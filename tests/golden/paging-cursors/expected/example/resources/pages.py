from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import optional_json_content
from .._runtime.paging import AsyncPages, PagedRequest, Pages
from .._runtime.paging_body import InBody
from .._runtime.paging_cursors import Cursor, LastItem
from .._runtime.paging_links import NextLink, NextUrl
from .._runtime.paging_numbers import PageNumber
from .._runtime.paging_query import InQuery
from .._runtime.query import query_values
from .._runtime.requests import RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def in_body_request(
    *,
    body: models.InBodyRequest | dicts.InBodyRequest | None = None,
) -> PagedRequest[int, models.Held]:
    """The request of `PagesResource.in_body`."""
    return PagedRequest(
        operation="in_body",
        method="POST",
        path=("/body",),
        content=optional_json_content(models.InBodyRequest, body),
        responses={
            200: json_body(models.Held),
        },
        items=("data",),
        following=Cursor(
            sent=InBody(("cursor",)),
            next=("paging", "next_cursor"),
            more=("paging", "has_more"),
        ),
    )


def last_item_request(
    *,
    starting_after: str | None = None,
) -> PagedRequest[models.Item, models.More]:
    """The request of `PagesResource.last_item`."""
    return PagedRequest(
        operation="last_item",
        method="GET",
        path=("/last",),
        query=query_values(
            {
                "starting_after": starting_after,
            },
        ),
        responses={
            200: json_body(models.More),
        },
        items=("data",),
        following=LastItem(
            sent=InQuery("starting_after"),
            item=("id",),
            more=("has_more",),
        ),
    )


def next_link_request(
    *,
    per_page: int | None = None,
) -> PagedRequest[str, list[str]]:
    """The request of `PagesResource.next_link`."""
    return PagedRequest(
        operation="next_link",
        method="GET",
        path=("/link",),
        query=query_values(
            {
                "per_page": per_page,
            },
        ),
        responses={
            200: json_body(list[str]),
        },
        items=(),
        following=NextLink(),
    )


def page_number_request(
    *,
    page: int | None = None,
) -> PagedRequest[str, models.Numbered]:
    """The request of `PagesResource.page_number`."""
    return PagedRequest(
        operation="page_number",
        method="GET",
        path=("/number",),
        query=query_values(
            {
                "page": page,
            },
        ),
        responses={
            200: json_body(models.Numbered),
        },
        items=("list_",),
        following=PageNumber(
            sent=InQuery("page"),
            number=("page",),
            total=("total_pages",),
        ),
    )


def in_query_request(
    *,
    limit: int | None = None,
    next_page: str | None = None,
) -> PagedRequest[models.Item, models.Items]:
    """The request of `PagesResource.in_query`."""
    return PagedRequest(
        operation="in_query",
        method="GET",
        path=("/query",),
        query=query_values(
            {
                "limit": limit,
                "next_page": next_page,
            },
        ),
        responses={
            200: json_body(models.Items),
        },
        items=("data",),
        following=Cursor(
            sent=InQuery("next_page"),
            next=("next_page",),
        ),
    )


def next_url_request(
    *,
    limit: int | None = None,
) -> PagedRequest[str, models.Linked]:
    """The request of `PagesResource.next_url`."""
    return PagedRequest(
        operation="next_url",
        method="GET",
        path=("/url",),
        query=query_values(
            {
                "limit": limit,
            },
        ),
        responses={
            200: json_body(models.Linked),
        },
        items=("values",),
        following=NextUrl(
            next=("next_url",),
        ),
    )


class PagesResource:
    """pages"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def in_body(
        self,
        *,
        body: models.InBodyRequest | dicts.InBodyRequest | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[int, models.Held]:
        """POST /body"""
        request = in_body_request(body=body)
        return Pages(self._client, request, options)

    def last_item(
        self,
        *,
        starting_after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[models.Item, models.More]:
        """GET /last"""
        request = last_item_request(starting_after=starting_after)
        return Pages(self._client, request, options)

    def next_link(
        self,
        *,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, list[str]]:
        """GET /link"""
        request = next_link_request(per_page=per_page)
        return Pages(self._client, request, options)

    def page_number(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Numbered]:
        """GET /number"""
        request = page_number_request(page=page)
        return Pages(self._client, request, options)

    def in_query(
        self,
        *,
        limit: int | None = None,
        next_page: str | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[models.Item, models.Items]:
        """GET /query"""
        request = in_query_request(limit=limit, next_page=next_page)
        return Pages(self._client, request, options)

    def next_url(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Linked]:
        """GET /url"""
        request = next_url_request(limit=limit)
        return Pages(self._client, request, options)


class AsyncPagesResource:
    """pages"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def in_body(
        self,
        *,
        body: models.InBodyRequest | dicts.InBodyRequest | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[int, models.Held]:
        """POST /body"""
        request = in_body_request(body=body)
        return AsyncPages(self._client, request, options)

    def last_item(
        self,
        *,
        starting_after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[models.Item, models.More]:
        """GET /last"""
        request = last_item_request(starting_after=starting_after)
        return AsyncPages(self._client, request, options)

    def next_link(
        self,
        *,
        per_page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, list[str]]:
        """GET /link"""
        request = next_link_request(per_page=per_page)
        return AsyncPages(self._client, request, options)

    def page_number(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Numbered]:
        """GET /number"""
        request = page_number_request(page=page)
        return AsyncPages(self._client, request, options)

    def in_query(
        self,
        *,
        limit: int | None = None,
        next_page: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[models.Item, models.Items]:
        """GET /query"""
        request = in_query_request(limit=limit, next_page=next_page)
        return AsyncPages(self._client, request, options)

    def next_url(
        self,
        *,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Linked]:
        """GET /url"""
        request = next_url_request(limit=limit)
        return AsyncPages(self._client, request, options)
