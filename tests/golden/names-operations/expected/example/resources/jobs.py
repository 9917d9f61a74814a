from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def less_than_sign_equals_sign_greater_than_sign_request() -> Request[None]:
    """The request of `Jobs.less_than_sign_equals_sign_greater_than_sign`."""
    return Request(
        operation="<=>",
        method="DELETE",
        path=("/words",),
        responses={
            200: no_body,
        },
    )


class Jobs:
    """Jobs"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def less_than_sign_equals_sign_greater_than_sign(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /words"""
        request = less_than_sign_equals_sign_greater_than_sign_request()
        return self._client.send(request, options).parsed


class AsyncJobs:
    """Jobs"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def less_than_sign_equals_sign_greater_than_sign(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /words"""
        request = less_than_sign_equals_sign_greater_than_sign_request()
        return (await self._client.send(request, options)).parsed
