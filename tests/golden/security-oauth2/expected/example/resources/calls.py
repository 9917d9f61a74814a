from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def mine_request() -> Request[None]:
    """The request of `Calls.mine`."""
    return Request(
        operation="mine",
        method="GET",
        path=("/mine",),
        responses={
            204: no_body,
        },
    )


class Calls:
    """calls"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def mine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /mine"""
        request = mine_request()
        return self._client.send(request, options).parsed


class AsyncCalls:
    """calls"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def mine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /mine"""
        request = mine_request()
        return (await self._client.send(request, options)).parsed
