from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def files_request() -> Request[None]:
    """The request of `Calls.files`."""
    return Request(
        operation="files",
        method="GET",
        path=("/files",),
        responses={
            204: no_body,
        },
        server="https://files.{region}.example.com",
    )


def other_request() -> Request[None]:
    """The request of `Calls.other`."""
    return Request(
        operation="other",
        method="POST",
        path=("/files",),
        responses={
            204: no_body,
        },
        server="https://other.example.com",
    )


def nowhere_request() -> Request[None]:
    """The request of `Calls.nowhere`."""
    return Request(
        operation="nowhere",
        method="PUT",
        path=("/files",),
        responses={
            204: no_body,
        },
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

    def files(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /files"""
        request = files_request()
        return self._client.send(request, options).parsed

    def other(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /files"""
        request = other_request()
        return self._client.send(request, options).parsed

    def nowhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /files"""
        request = nowhere_request()
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

    async def files(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /files"""
        request = files_request()
        return (await self._client.send(request, options)).parsed

    async def other(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /files"""
        request = other_request()
        return (await self._client.send(request, options)).parsed

    async def nowhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /files"""
        request = nowhere_request()
        return (await self._client.send(request, options)).parsed

    async def usual(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /usual"""
        request = usual_request()
        return (await self._client.send(request, options)).parsed
