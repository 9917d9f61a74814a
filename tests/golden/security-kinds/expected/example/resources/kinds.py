from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def basic_request() -> Request[None]:
    """The request of `Kinds.basic`."""
    return Request(
        operation="basic",
        method="GET",
        path=("/basic",),
        responses={
            204: no_body,
        },
        security=(("BasicAuth",),),
    )


def cookie_request() -> Request[None]:
    """The request of `Kinds.cookie`."""
    return Request(
        operation="cookie",
        method="GET",
        path=("/cookie",),
        responses={
            204: no_body,
        },
        security=(("session",),),
    )


def header_request() -> Request[None]:
    """The request of `Kinds.header`."""
    return Request(
        operation="header",
        method="GET",
        path=("/header",),
        responses={
            204: no_body,
        },
        security=(("X-Api-Key",),),
    )


def hmac_request() -> Request[None]:
    """The request of `Kinds.hmac`."""
    return Request(
        operation="hmac",
        method="GET",
        path=("/hmac",),
        responses={
            204: no_body,
        },
        security=(("signature",),),
    )


def mutual_request() -> Request[None]:
    """The request of `Kinds.mutual`."""
    return Request(
        operation="mutual",
        method="GET",
        path=("/mutual",),
        responses={
            204: no_body,
        },
        security=(("tls",),),
    )


def openid_request() -> Request[None]:
    """The request of `Kinds.openid`."""
    return Request(
        operation="openid",
        method="GET",
        path=("/openid",),
        responses={
            204: no_body,
        },
        security=(("openId",),),
    )


def query_request() -> Request[None]:
    """The request of `Kinds.query`."""
    return Request(
        operation="query",
        method="GET",
        path=("/query",),
        responses={
            204: no_body,
        },
        security=(("query-key",),),
    )


def unknown_request() -> Request[None]:
    """The request of `Kinds.unknown`."""
    return Request(
        operation="unknown",
        method="GET",
        path=("/unknown",),
        responses={
            204: no_body,
        },
    )


class Kinds:
    """kinds"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def basic(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /basic"""
        request = basic_request()
        return self._client.send(request, options).parsed

    def cookie(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /cookie"""
        request = cookie_request()
        return self._client.send(request, options).parsed

    def header(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /header"""
        request = header_request()
        return self._client.send(request, options).parsed

    def hmac(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /hmac"""
        request = hmac_request()
        return self._client.send(request, options).parsed

    def mutual(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /mutual"""
        request = mutual_request()
        return self._client.send(request, options).parsed

    def openid(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /openid"""
        request = openid_request()
        return self._client.send(request, options).parsed

    def query(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /query"""
        request = query_request()
        return self._client.send(request, options).parsed

    def unknown(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /unknown"""
        request = unknown_request()
        return self._client.send(request, options).parsed


class AsyncKinds:
    """kinds"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def basic(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /basic"""
        request = basic_request()
        return (await self._client.send(request, options)).parsed

    async def cookie(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /cookie"""
        request = cookie_request()
        return (await self._client.send(request, options)).parsed

    async def header(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /header"""
        request = header_request()
        return (await self._client.send(request, options)).parsed

    async def hmac(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /hmac"""
        request = hmac_request()
        return (await self._client.send(request, options)).parsed

    async def mutual(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /mutual"""
        request = mutual_request()
        return (await self._client.send(request, options)).parsed

    async def openid(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /openid"""
        request = openid_request()
        return (await self._client.send(request, options)).parsed

    async def query(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /query"""
        request = query_request()
        return (await self._client.send(request, options)).parsed

    async def unknown(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /unknown"""
        request = unknown_request()
        return (await self._client.send(request, options)).parsed
