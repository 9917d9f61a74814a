from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.styles import form_properties, json_text, whole_query


def list_items_request(
    filter: models.ListItemsFilter | Mapping[str, Any],
) -> Request[None]:
    """The request of `Items.list_items`."""
    return Request(
        operation="listItems",
        method="GET",
        path=("/items",),
        query=query_values(
            {
                "filter": form_properties(filter),
            },
        ),
        responses={
            204: no_body,
        },
    )


def search_json_request(
    q: Mapping[str, Any],
) -> Request[None]:
    """The request of `Items.search_json`."""
    return Request(
        operation="searchJson",
        method="GET",
        path=("/json",),
        query=query_values(
            {
                "q": whole_query(json_text(q)),
            },
        ),
        responses={
            204: no_body,
        },
    )


def search_request(
    q: str,
) -> Request[None]:
    """The request of `Items.search`."""
    return Request(
        operation="search",
        method="GET",
        path=("/search",),
        query=query_values(
            {
                "q": whole_query(q),
            },
        ),
        responses={
            204: no_body,
        },
    )


class Items:
    """items"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_items(
        self,
        filter: models.ListItemsFilter | Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items"""
        request = list_items_request(filter)
        return self._client.send(request, options).parsed

    def search_json(
        self,
        q: Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /json"""
        request = search_json_request(q)
        return self._client.send(request, options).parsed

    def search(
        self,
        q: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search"""
        request = search_request(q)
        return self._client.send(request, options).parsed


class AsyncItems:
    """items"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_items(
        self,
        filter: models.ListItemsFilter | Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /items"""
        request = list_items_request(filter)
        return (await self._client.send(request, options)).parsed

    async def search_json(
        self,
        q: Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /json"""
        request = search_json_request(q)
        return (await self._client.send(request, options)).parsed

    async def search(
        self,
        q: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /search"""
        request = search_request(q)
        return (await self._client.send(request, options)).parsed
