from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import header_values, query_values
from .._runtime.requests import Request, RequestOptions, path_segment
from .._runtime.styles import comma_separated


def list_lines_request(
    name: str,
    suffix: models.ListLinesSuffix | str,
    since: datetime,
    *,
    limit: int | None = None,
    id: Sequence[UUID | str] | None = None,
    tag: Sequence[str] | None = None,
    x_trace: str | None = None,
    class_: bool | None = None,
    body_: str | None = None,
) -> Request[list[str]]:
    """The request of `FileLines.list_lines`."""
    return Request(
        operation="listLines",
        method="GET",
        path=(
            "/files/",
            path_segment("name", name),
            ".",
            path_segment("suffix", suffix),
            "/lines",
        ),
        query=query_values(
            {
                "limit": limit,
                "since": since,
                "id": id,
                "tag": comma_separated(tag),
                "class": class_,
                "body": body_,
            },
        ),
        headers=header_values(
            {
                "X-Trace": x_trace,
            },
        ),
        responses={
            200: json_body(list[str]),
        },
    )


class FileLines:
    """File lines"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_lines(
        self,
        name: str,
        suffix: models.ListLinesSuffix | str,
        since: datetime,
        *,
        limit: int | None = None,
        id: Sequence[UUID | str] | None = None,
        tag: Sequence[str] | None = None,
        x_trace: str | None = None,
        class_: bool | None = None,
        body_: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /files/{name}.{suffix}/lines

        Args:
            limit: How many, at most.
        """
        request = list_lines_request(
            name,
            suffix,
            since,
            limit=limit,
            id=id,
            tag=tag,
            x_trace=x_trace,
            class_=class_,
            body_=body_,
        )
        return self._client.send(request, options).parsed


class AsyncFileLines:
    """File lines"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_lines(
        self,
        name: str,
        suffix: models.ListLinesSuffix | str,
        since: datetime,
        *,
        limit: int | None = None,
        id: Sequence[UUID | str] | None = None,
        tag: Sequence[str] | None = None,
        x_trace: str | None = None,
        class_: bool | None = None,
        body_: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /files/{name}.{suffix}/lines

        Args:
            limit: How many, at most.
        """
        request = list_lines_request(
            name,
            suffix,
            since,
            limit=limit,
            id=id,
            tag=tag,
            x_trace=x_trace,
            class_=class_,
            body_=body_,
        )
        return (await self._client.send(request, options)).parsed
