from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def list_archived_request() -> Request[None]:
    """The request of `Default.list_archived`."""
    return Request(
        operation="listArchived",
        method="GET",
        path=("/items",),
        responses={
            204: no_body,
        },
    )


def get_item_request(
    id: int,
    format: str,
) -> Request[None]:
    """The request of `Default.get_item`."""
    return Request(
        operation="getItem",
        method="GET",
        path=(
            "/items/",
            path_segment("id", id),
            ".",
            path_segment("format", format),
        ),
        responses={
            204: no_body,
        },
    )


def cancel_item_request(
    name: str,
) -> Request[None]:
    """The request of `Default.cancel_item`."""
    return Request(
        operation="cancelItem",
        method="POST",
        path=(
            "/items/",
            path_segment("name", name),
            ":cancel",
        ),
        responses={
            204: no_body,
        },
    )


def purge_items_request() -> Request[None]:
    """The request of `Default.purge_items`."""
    return Request(
        operation="purgeItems",
        method="POST",
        path=("/items",),
        query=query_values(
            {
                "action": "purge",
            },
        ),
        responses={
            204: no_body,
        },
    )


def search_request(
    q: str,
    page: str,
) -> Request[None]:
    """The request of `Default.search`."""
    return Request(
        operation="search",
        method="GET",
        path=("/search",),
        query=query_values(
            {
                "q": q,
                "page": page,
            },
        ),
        responses={
            204: no_body,
        },
    )


def get_relative_request() -> Request[None]:
    """The request of `Default.get_relative`."""
    return Request(
        operation="getRelative",
        method="GET",
        path=("/relative",),
        responses={
            204: no_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_archived(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items"""
        request = list_archived_request()
        return self._client.send(request, options).parsed

    def get_item(
        self,
        id: int,
        format: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items/{id}.{format}"""
        request = get_item_request(id, format)
        return self._client.send(request, options).parsed

    def cancel_item(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /items/{name}:cancel"""
        request = cancel_item_request(name)
        return self._client.send(request, options).parsed

    def purge_items(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /items"""
        request = purge_items_request()
        return self._client.send(request, options).parsed

    def search(
        self,
        q: str,
        page: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search"""
        request = search_request(q, page)
        return self._client.send(request, options).parsed

    def get_relative(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /relative"""
        request = get_relative_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_archived(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items"""
        request = list_archived_request()
        return (await self._client.send(request, options)).parsed

    async def get_item(
        self,
        id: int,
        format: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items/{id}.{format}"""
        request = get_item_request(id, format)
        return (await self._client.send(request, options)).parsed

    async def cancel_item(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /items/{name}:cancel"""
        request = cancel_item_request(name)
        return (await self._client.send(request, options)).parsed

    async def purge_items(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /items"""
        request = purge_items_request()
        return (await self._client.send(request, options)).parsed

    async def search(
        self,
        q: str,
        page: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search"""
        request = search_request(q, page)
        return (await self._client.send(request, options)).parsed

    async def get_relative(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /relative"""
        request = get_relative_request()
        return (await self._client.send(request, options)).parsed
