from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def list_things_request() -> Request[None]:
    """The request of `Things.list_things`."""
    return Request(
        operation="listThings",
        method="GET",
        path=("/things",),
        responses={
            200: no_body,
        },
    )


def delete_thing_request(
    id: str,
) -> Request[None]:
    """The request of `Things.delete_thing`."""
    return Request(
        operation="deleteThing",
        method="DELETE",
        path=(
            "/things/",
            path_segment("id", id),
        ),
        responses={
            204: no_body,
        },
    )


class Things:
    """things"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_things(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /things

        Raises:
            RateLimitError: Too fast.
        """
        request = list_things_request()
        return self._client.send(request, options).parsed

    def delete_thing(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /things/{id}

        Raises:
            RateLimitError: Too fast.
        """
        request = delete_thing_request(id)
        return self._client.send(request, options).parsed


class AsyncThings:
    """things"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_things(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /things

        Raises:
            RateLimitError: Too fast.
        """
        request = list_things_request()
        return (await self._client.send(request, options)).parsed

    async def delete_thing(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /things/{id}

        Raises:
            RateLimitError: Too fast.
        """
        request = delete_thing_request(id)
        return (await self._client.send(request, options)).parsed
