from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions


def search_request() -> Request[models.Hard]:
    """The request of `Search.search`."""
    return Request(
        operation="search",
        method="GET",
        path=("/search",),
        responses={
            200: json_body(models.Hard),
        },
    )


class Search:
    """search"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Hard:
        """GET /search"""
        request = search_request()
        return self._client.send(request, options).parsed


class AsyncSearch:
    """search"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Hard:
        """GET /search"""
        request = search_request()
        return (await self._client.send(request, options)).parsed
