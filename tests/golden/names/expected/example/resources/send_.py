from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def list_request() -> Request[None]:
    """The request of `Send.list`."""
    return Request(
        operation="list",
        method="GET",
        path=("/b",),
        responses={
            200: no_body,
        },
    )


def import_request() -> Request[None]:
    """The request of `Send.import_`."""
    return Request(
        operation="import",
        method="PUT",
        path=("/b",),
        responses={
            200: no_body,
        },
    )


def get_c_request() -> Request[None]:
    """The request of `Send.get_c`."""
    return Request(
        operation="GetC",
        method="GET",
        path=("/c",),
        responses={
            200: no_body,
        },
    )


def put_c_request() -> Request[None]:
    """The request of `Send.put_c`."""
    return Request(
        operation="get-c",
        method="PUT",
        path=("/c",),
        responses={
            200: no_body,
        },
    )


class Send:
    """send"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /b"""
        request = list_request()
        return self._client.send(request, options).parsed

    def import_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /b"""
        request = import_request()
        return self._client.send(request, options).parsed

    def get_c(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /c"""
        request = get_c_request()
        return self._client.send(request, options).parsed

    def put_c(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /c"""
        request = put_c_request()
        return self._client.send(request, options).parsed


class AsyncSend:
    """send"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /b"""
        request = list_request()
        return (await self._client.send(request, options)).parsed

    async def import_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /b"""
        request = import_request()
        return (await self._client.send(request, options)).parsed

    async def get_c(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /c"""
        request = get_c_request()
        return (await self._client.send(request, options)).parsed

    async def put_c(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /c"""
        request = put_c_request()
        return (await self._client.send(request, options)).parsed
