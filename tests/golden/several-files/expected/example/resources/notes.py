from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import query_values
from .._runtime.requests import Request, RequestOptions


def list_notes_request(
    *,
    by: str | None = None,
) -> Request[list[models.Note]]:
    """The request of `Notes.list_notes`."""
    return Request(
        operation="listNotes",
        method="GET",
        path=("/notes",),
        query=query_values(
            {
                "by": by,
            },
        ),
        responses={
            200: json_body(list[models.Note]),
        },
    )


class Notes:
    """notes"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_notes(
        self,
        *,
        by: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Note]:
        """GET /notes"""
        request = list_notes_request(by=by)
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_notes(
        self,
        *,
        by: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Note]:
        """GET /notes"""
        request = list_notes_request(by=by)
        return (await self._client.send(request, options)).parsed
