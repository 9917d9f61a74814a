from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def con_request() -> Request[None]:
    """The request of `SettingsResource.con_`."""
    return Request(
        operation="con",
        method="PATCH",
        path=("/words",),
        responses={
            200: no_body,
        },
    )


class SettingsResource:
    """Settings"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def con_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /words"""
        request = con_request()
        return self._client.send(request, options).parsed


class AsyncSettingsResource:
    """Settings"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def con_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /words"""
        request = con_request()
        return (await self._client.send(request, options)).parsed
