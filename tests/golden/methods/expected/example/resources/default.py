from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def copy_it_request() -> Request[None]:
    """The request of `Default.copy_it`."""
    return Request(
        operation="copyIt",
        method="COPY",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def delete_a_request() -> Request[None]:
    """The request of `Default.delete_a`."""
    return Request(
        operation="delete /a",
        method="DELETE",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def get_a_request() -> Request[None]:
    """The request of `Default.get_a`."""
    return Request(
        operation="get /a",
        method="GET",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def head_a_request() -> Request[None]:
    """The request of `Default.head_a`."""
    return Request(
        operation="head /a",
        method="HEAD",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def options_a_request() -> Request[None]:
    """The request of `Default.options_a`."""
    return Request(
        operation="options /a",
        method="OPTIONS",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def patch_a_request() -> Request[None]:
    """The request of `Default.patch_a`."""
    return Request(
        operation="patch /a",
        method="PATCH",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def post_a_request() -> Request[None]:
    """The request of `Default.post_a`."""
    return Request(
        operation="post /a",
        method="POST",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def put_a_request() -> Request[None]:
    """The request of `Default.put_a`."""
    return Request(
        operation="put /a",
        method="PUT",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def search_request() -> Request[None]:
    """The request of `Default.search`."""
    return Request(
        operation="search",
        method="QUERY",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


def trace_a_request() -> Request[None]:
    """The request of `Default.trace_a`."""
    return Request(
        operation="trace /a",
        method="TRACE",
        path=("/a",),
        responses={
            204: no_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def copy_it(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """COPY /a"""
        request = copy_it_request()
        return self._client.send(request, options).parsed

    def delete_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /a"""
        request = delete_a_request()
        return self._client.send(request, options).parsed

    def get_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /a"""
        request = get_a_request()
        return self._client.send(request, options).parsed

    def head_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """HEAD /a"""
        request = head_a_request()
        return self._client.send(request, options).parsed

    def options_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """OPTIONS /a"""
        request = options_a_request()
        return self._client.send(request, options).parsed

    def patch_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /a"""
        request = patch_a_request()
        return self._client.send(request, options).parsed

    def post_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /a"""
        request = post_a_request()
        return self._client.send(request, options).parsed

    def put_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /a"""
        request = put_a_request()
        return self._client.send(request, options).parsed

    def search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """QUERY /a"""
        request = search_request()
        return self._client.send(request, options).parsed

    def trace_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """TRACE /a"""
        request = trace_a_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def copy_it(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """COPY /a"""
        request = copy_it_request()
        return (await self._client.send(request, options)).parsed

    async def delete_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /a"""
        request = delete_a_request()
        return (await self._client.send(request, options)).parsed

    async def get_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /a"""
        request = get_a_request()
        return (await self._client.send(request, options)).parsed

    async def head_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """HEAD /a"""
        request = head_a_request()
        return (await self._client.send(request, options)).parsed

    async def options_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """OPTIONS /a"""
        request = options_a_request()
        return (await self._client.send(request, options)).parsed

    async def patch_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /a"""
        request = patch_a_request()
        return (await self._client.send(request, options)).parsed

    async def post_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /a"""
        request = post_a_request()
        return (await self._client.send(request, options)).parsed

    async def put_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /a"""
        request = put_a_request()
        return (await self._client.send(request, options)).parsed

    async def search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """QUERY /a"""
        request = search_request()
        return (await self._client.send(request, options)).parsed

    async def trace_a(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """TRACE /a"""
        request = trace_a_request()
        return (await self._client.send(request, options)).parsed
