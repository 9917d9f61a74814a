from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.cookies import cookie_header
from .._runtime.json_bodies import json_body
from .._runtime.multipart import multipart_content
from .._runtime.query import header_values, query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.styles import deep_object


def search_request(
    *,
    filter: models.SearchFilter | Mapping[str, Any] | None = None,
    session: str | None = None,
) -> Request[models.Hard]:
    """The request of `Search.search`."""
    return Request(
        operation="search",
        method="GET",
        path=("/search",),
        query=query_values(
            {
                "filter": deep_object(filter),
            },
        ),
        headers=header_values(
            {
                "Cookie": cookie_header(
                    {
                        "session": session,
                    },
                ),
            },
        ),
        responses={
            200: json_body(models.Hard),
        },
    )


def upload_request(
    body: Mapping[str, Any],
) -> Request[None]:
    """The request of `Search.upload`."""
    return Request(
        operation="upload",
        method="POST",
        path=("/upload",),
        content=multipart_content(dict[str, Any], body),
        responses={
            200: no_body,
        },
    )


class Search:
    """search"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def search(
        self,
        *,
        filter: models.SearchFilter | Mapping[str, Any] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Hard:
        """GET /search"""
        request = search_request(filter=filter, session=session)
        return self._client.send(request, options).parsed

    def upload(
        self,
        body: Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /upload"""
        request = upload_request(body)
        return self._client.send(request, options).parsed


class AsyncSearch:
    """search"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def search(
        self,
        *,
        filter: models.SearchFilter | Mapping[str, Any] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.Hard:
        """GET /search"""
        request = search_request(filter=filter, session=session)
        return (await self._client.send(request, options)).parsed

    async def upload(
        self,
        body: Mapping[str, Any],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /upload"""
        request = upload_request(body)
        return (await self._client.send(request, options)).parsed
