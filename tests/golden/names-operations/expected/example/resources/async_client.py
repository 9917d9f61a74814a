from __future__ import annotations

from typing_extensions import deprecated

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def deprecated_request() -> Request[None]:
    """The request of `ResourceAsyncClientResource.deprecated_`."""
    return Request(
        operation="deprecated",
        method="PUT",
        path=("/words",),
        responses={
            200: no_body,
        },
    )


class ResourceAsyncClientResource:
    """Async Client"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @deprecated("This operation is deprecated.")
    def deprecated_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /words

        Deprecated.
        """
        request = deprecated_request()
        return self._client.send(request, options).parsed


class AsyncResourceAsyncClientResource:
    """Async Client"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @deprecated("This operation is deprecated.")
    async def deprecated_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /words

        Deprecated.
        """
        request = deprecated_request()
        return (await self._client.send(request, options)).parsed
