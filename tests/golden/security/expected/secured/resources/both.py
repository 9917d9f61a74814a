from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def optional_request() -> Request[None]:
    """The request of `Both.optional`."""
    return Request(
        operation="optional",
        method="GET",
        path=("/optional",),
        responses={
            200: no_body,
        },
        security=(("token",), ()),
    )


def private_request() -> Request[None]:
    """The request of `Both.private`."""
    return Request(
        operation="private",
        method="GET",
        path=("/private",),
        responses={
            200: no_body,
        },
    )


def public_request() -> Request[None]:
    """The request of `Both.public`."""
    return Request(
        operation="public",
        method="GET",
        path=("/public",),
        responses={
            200: no_body,
        },
        security=(),
    )


class Both:
    """both"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def optional(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /optional"""
        request = optional_request()
        return self._client.send(request, options).parsed

    def private(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /private"""
        request = private_request()
        return self._client.send(request, options).parsed

    def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /public"""
        request = public_request()
        return self._client.send(request, options).parsed


class AsyncBoth:
    """both"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def optional(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /optional"""
        request = optional_request()
        return (await self._client.send(request, options)).parsed

    async def private(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /private"""
        request = private_request()
        return (await self._client.send(request, options)).parsed

    async def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /public"""
        request = public_request()
        return (await self._client.send(request, options)).parsed
