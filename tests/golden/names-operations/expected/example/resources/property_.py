from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def get_twice_a_request() -> Request[None]:
    """The request of `Property.get_twice_a`."""
    return Request(
        operation="twice",
        method="GET",
        path=("/twice/a",),
        responses={
            200: no_body,
        },
    )


def get_twice_b_request() -> Request[None]:
    """The request of `Property.get_twice_b`."""
    return Request(
        operation="twice",
        method="GET",
        path=("/twice/b",),
        responses={
            200: no_body,
        },
    )


class Property:
    """property"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_twice_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /twice/a"""
        request = get_twice_a_request()
        return self._client.send(request, options).parsed

    def get_twice_b(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /twice/b"""
        request = get_twice_b_request()
        return self._client.send(request, options).parsed


class AsyncProperty:
    """property"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_twice_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /twice/a"""
        request = get_twice_a_request()
        return (await self._client.send(request, options)).parsed

    async def get_twice_b(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /twice/b"""
        request = get_twice_b_request()
        return (await self._client.send(request, options)).parsed
