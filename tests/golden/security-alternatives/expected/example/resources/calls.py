from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def optional_request() -> Request[None]:
    """The request of `Calls.optional`."""
    return Request(
        operation="optional",
        method="GET",
        path=("/optional",),
        responses={
            204: no_body,
        },
        security=(("jwt",), ()),
    )


def other_request() -> Request[None]:
    """The request of `Calls.other`."""
    return Request(
        operation="other",
        method="GET",
        path=("/other",),
        responses={
            204: no_body,
        },
        security=(("jwt-refresh",),),
    )


def public_request() -> Request[None]:
    """The request of `Calls.public`."""
    return Request(
        operation="public",
        method="GET",
        path=("/public",),
        responses={
            204: no_body,
        },
        security=(),
    )


def usual_request() -> Request[None]:
    """The request of `Calls.usual`."""
    return Request(
        operation="usual",
        method="GET",
        path=("/usual",),
        responses={
            204: no_body,
        },
    )


class Calls:
    """calls"""

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

    def other(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /other"""
        request = other_request()
        return self._client.send(request, options).parsed

    def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /public"""
        request = public_request()
        return self._client.send(request, options).parsed

    def usual(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /usual"""
        request = usual_request()
        return self._client.send(request, options).parsed


class AsyncCalls:
    """calls"""

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

    async def other(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /other"""
        request = other_request()
        return (await self._client.send(request, options)).parsed

    async def public(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /public"""
        request = public_request()
        return (await self._client.send(request, options)).parsed

    async def usual(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /usual"""
        request = usual_request()
        return (await self._client.send(request, options)).parsed
