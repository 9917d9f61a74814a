from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def post_words_request() -> Request[None]:
    """The request of `ResourceAsyncJobs.post_words`."""
    return Request(
        operation="post /words",
        method="POST",
        path=("/words",),
        responses={
            200: no_body,
        },
    )


class ResourceAsyncJobs:
    """Async Jobs"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def post_words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /words"""
        request = post_words_request()
        return self._client.send(request, options).parsed


class AsyncResourceAsyncJobs:
    """Async Jobs"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def post_words(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /words"""
        request = post_words_request()
        return (await self._client.send(request, options)).parsed
