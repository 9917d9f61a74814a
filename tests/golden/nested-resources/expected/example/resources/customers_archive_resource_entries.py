from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def list_request() -> Request[None]:
    """The request of `CustomersArchiveEntries.list`."""
    return Request(
        operation="archived",
        method="GET",
        path=("/v1/customers/archive/entries",),
        responses={
            204: no_body,
        },
    )


class CustomersArchiveEntries:
    """Customers/archive/entries"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/archive/entries"""
        request = list_request()
        return self._client.send(request, options).parsed


class AsyncCustomersArchiveEntries:
    """Customers/archive/entries"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/archive/entries"""
        request = list_request()
        return (await self._client.send(request, options)).parsed
