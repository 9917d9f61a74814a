from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.raw_bodies import bytes_body, no_body, text_body
from .._runtime.requests import Request, RequestOptions, path_segment


def get_report_request(
    id: int,
) -> Request[models.Report | None]:
    """The request of `Reports.get_report`."""
    return Request(
        operation="getReport",
        method="GET",
        path=(
            "/reports/",
            path_segment("id", id),
        ),
        responses={
            200: json_body(models.Report),
            202: no_body,
        },
        errors={
            404: json_body(models.Problem),
            "5XX": json_body(models.Problem),
            "default": text_body,
        },
    )


def get_report_pdf_request(
    id: int,
) -> Request[bytes]:
    """The request of `Reports.get_report_pdf`."""
    return Request(
        operation="getReportPdf",
        method="GET",
        path=(
            "/reports/",
            path_segment("id", id),
            "/pdf",
        ),
        headers={
            "Accept": "application/pdf",
        },
        responses={
            "2XX": bytes_body,
        },
    )


def get_report_text_request(
    id: int,
) -> Request[str]:
    """The request of `Reports.get_report_text`."""
    return Request(
        operation="getReportText",
        method="GET",
        path=(
            "/reports/",
            path_segment("id", id),
            "/text",
        ),
        headers={
            "Accept": "text/plain",
        },
        responses={
            "default": text_body,
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
    ) -> models.Report | None:
        """Get a report

        Raises:
            NotFoundError: There is none.
            InternalServerError: Broken.
            APIStatusError: Something else.
        """
        request = get_report_request(id)
        return self._client.send(request, options).parsed

    def get_report_pdf(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """GET /reports/{id}/pdf"""
        request = get_report_pdf_request(id)
        return self._client.send(request, options).parsed

    def get_report_text(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """GET /reports/{id}/text"""
        request = get_report_text_request(id)
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
    ) -> models.Report | None:
        """Get a report

        Raises:
            NotFoundError: There is none.
            InternalServerError: Broken.
            APIStatusError: Something else.
        """
        request = get_report_request(id)
        return (await self._client.send(request, options)).parsed

    async def get_report_pdf(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """GET /reports/{id}/pdf"""
        request = get_report_pdf_request(id)
        return (await self._client.send(request, options)).parsed

    async def get_report_text(
        self,
        id: int,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """GET /reports/{id}/text"""
        request = get_report_text_request(id)
        return (await self._client.send(request, options)).parsed
