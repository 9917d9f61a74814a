from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.media_types import by_media_type
from .._runtime.raw_bodies import bytes_body, text_body
from .._runtime.requests import Request, RequestOptions, path_segment


def get_report_request(
    id: int,
) -> Request[models.Report | str | bytes]:
    """The request of `Reports.get_report`."""
    return Request(
        operation="getReport",
        method="GET",
        path=(
            "/reports/",
            path_segment("id", id),
        ),
        headers={
            "Accept": "application/json, text/csv, image/*",
        },
        responses={
            200: by_media_type(
                {
                    "application/json": json_body(models.Report),
                    "text/csv": text_body,
                    "image/*": bytes_body,
                },
            ),
            202: json_body(str),
        },
        errors={
            "4XX": by_media_type(
                {
                    "application/problem+json": json_body(models.Problem),
                    "text/plain": text_body,
                },
            ),
        },
    )


class Reports:
    """reports"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_report(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | str | bytes:
        """GET /reports/{id}

        Raises:
            APIStatusError: Wrong.
        """
        request = get_report_request(id)
        return self._client.send(request, options).parsed


class AsyncReports:
    """reports"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_report(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> models.Report | str | bytes:
        """GET /reports/{id}

        Raises:
            APIStatusError: Wrong.
        """
        request = get_report_request(id)
        return (await self._client.send(request, options)).parsed
