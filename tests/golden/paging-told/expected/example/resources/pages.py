from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import optional_json_content
from .._runtime.paging import AsyncPages, PagedRequest, Pages
from .._runtime.paging_body import InBody
from .._runtime.paging_cursors import Cursor
from .._runtime.paging_links import NextLink, NextUrl
from .._runtime.paging_numbers import Offset, PageNumber
from .._runtime.paging_query import InQuery
from .._runtime.query import query_values
from .._runtime.requests import RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def link_request() -> PagedRequest[str, list[str]]:
    """The request of `PagesResource.link`."""
    return PagedRequest(
        operation="link",
        method="GET",
        path=("/link",),
        responses={
            200: json_body(list[str]),
        },
        items=(),
        following=NextLink(),
    )


def next_request() -> PagedRequest[str, models.Rows]:
    """The request of `PagesResource.next`."""
    return PagedRequest(
        operation="next",
        method="GET",
        path=("/next",),
        responses={
            200: json_body(models.Rows),
        },
        items=("rows",),
        following=NextUrl(
            next=("resume",),
        ),
    )


def offset_request(
    *,
    from_: int | None = None,
) -> PagedRequest[str, models.Rows]:
    """The request of `PagesResource.offset`."""
    return PagedRequest(
        operation="offset",
        method="GET",
        path=("/offset",),
        query=query_values(
            {
                "from": from_,
            },
        ),
        responses={
            200: json_body(models.Rows),
        },
        items=("rows",),
        following=Offset(
            sent=InQuery("from"),
            total=("count",),
        ),
    )


def page_request(
    *,
    body: models.PageRequest | dicts.PageRequest | None = None,
) -> PagedRequest[str, models.Rows]:
    """The request of `PagesResource.page`."""
    return PagedRequest(
        operation="page",
        method="POST",
        path=("/page",),
        content=optional_json_content(models.PageRequest, body),
        responses={
            200: json_body(models.Rows),
        },
        items=("rows",),
        following=PageNumber(
            sent=InBody(("at", "page")),
            first=0,
        ),
    )


def token_request(
    *,
    resume: str | None = None,
) -> PagedRequest[str, models.Rows]:
    """The request of `PagesResource.token`."""
    return PagedRequest(
        operation="token",
        method="GET",
        path=("/token",),
        query=query_values(
            {
                "resume": resume,
            },
        ),
        responses={
            200: json_body(models.Rows),
        },
        items=("rows",),
        following=Cursor(
            sent=InQuery("resume"),
            next=("resume",),
        ),
    )


class PagesResource:
    """pages"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Pages[str, list[str]]:
        """GET /link"""
        request = link_request()
        return Pages(self._client, request, options)

    def next(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Rows]:
        """GET /next"""
        request = next_request()
        return Pages(self._client, request, options)

    def offset(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Rows]:
        """GET /offset"""
        request = offset_request(from_=from_)
        return Pages(self._client, request, options)

    def page(
        self,
        *,
        body: models.PageRequest | dicts.PageRequest | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Rows]:
        """POST /page"""
        request = page_request(body=body)
        return Pages(self._client, request, options)

    def token(
        self,
        *,
        resume: str | None = None,
        options: RequestOptions | None = None,
    ) -> Pages[str, models.Rows]:
        """GET /token"""
        request = token_request(resume=resume)
        return Pages(self._client, request, options)


class AsyncPagesResource:
    """pages"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, list[str]]:
        """GET /link"""
        request = link_request()
        return AsyncPages(self._client, request, options)

    def next(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Rows]:
        """GET /next"""
        request = next_request()
        return AsyncPages(self._client, request, options)

    def offset(
        self,
        *,
        from_: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Rows]:
        """GET /offset"""
        request = offset_request(from_=from_)
        return AsyncPages(self._client, request, options)

    def page(
        self,
        *,
        body: models.PageRequest | dicts.PageRequest | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Rows]:
        """POST /page"""
        request = page_request(body=body)
        return AsyncPages(self._client, request, options)

    def token(
        self,
        *,
        resume: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPages[str, models.Rows]:
        """GET /token"""
        request = token_request(resume=resume)
        return AsyncPages(self._client, request, options)
