from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def delete_request(
    id: str,
) -> Request[None]:
    """The request of `ReportsDaily.delete`."""
    return Request(
        operation="deleteReport",
        method="DELETE",
        path=(
            "/v1/reports-daily/",
            path_segment("id", id),
        ),
        responses={
            204: no_body,
        },
    )


class ReportsDaily:
    """reports-daily"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def delete(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /v1/reports-daily/{id}"""
        request = delete_request(id)
        return self._client.send(request, options).parsed


class AsyncReportsDaily:
    """reports-daily"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def delete(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /v1/reports-daily/{id}"""
        request = delete_request(id)
        return (await self._client.send(request, options)).parsed
