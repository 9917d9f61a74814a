from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions


def get_request() -> Request[None]:
    """The request of `ReportsDailyUsage.get`."""
    return Request(
        operation="usage",
        method="GET",
        path=("/v1/reports/daily/usage",),
        responses={
            204: no_body,
        },
    )


class ReportsDailyUsage:
    """reports/daily/usage"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/reports/daily/usage"""
        request = get_request()
        return self._client.send(request, options).parsed


class AsyncReportsDailyUsage:
    """reports/daily/usage"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/reports/daily/usage"""
        request = get_request()
        return (await self._client.send(request, options)).parsed
