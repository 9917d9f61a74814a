from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def start_export_request() -> Request[None]:
    """The request of `Default.start_export`."""
    return Request(
        operation="startExport",
        method="POST",
        path=("/exports",),
        responses={
            202: no_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def start_export(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /exports"""
        request = start_export_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def start_export(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /exports"""
        request = start_export_request()
        return (await self._client.send(request, options)).parsed
