from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def get_a_request() -> Request[None]:
    """The request of `Default.get_a`."""
    return Request(
        operation="get /a",
        method="GET",
        path=("/a",),
        responses={
            200: no_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /a"""
        request = get_a_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /a"""
        request = get_a_request()
        return (await self._client.send(request, options)).parsed
