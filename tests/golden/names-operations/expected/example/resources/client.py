from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions


def models_request() -> Request[list[str]]:
    """The request of `ClientResource.models_`."""
    return Request(
        operation="models",
        method="GET",
        path=("/words",),
        responses={
            200: json_body(list[str]),
        },
    )


class ClientResource:
    """Client"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def models_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /words"""
        request = models_request()
        return self._client.send(request, options).parsed


class AsyncClientResource:
    """Client"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def models_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /words"""
        request = models_request()
        return (await self._client.send(request, options)).parsed
