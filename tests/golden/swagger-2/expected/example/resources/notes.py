from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content
from .._runtime.multipart import Part, multipart_content
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment
from .._runtime.styles import comma_separated, pipe_separated

if TYPE_CHECKING:
    from .. import dicts


def list_notes_request(
    *,
    limit: int | None = None,
    ids: Sequence[int] | None = None,
) -> Request[list[models.Note]]:
    """The request of `Notes.list_notes`."""
    return Request(
        operation="listNotes",
        method="GET",
        path=("/notes",),
        query=query_values(
            {
                "limit": limit,
                "ids": pipe_separated(ids),
            },
        ),
        responses={
            200: json_body(list[models.Note]),
        },
    )


def create_note_request(
    body: models.Note | dicts.Note,
) -> Request[models.Note]:
    """The request of `Notes.create_note`."""
    return Request(
        operation="createNote",
        method="POST",
        path=("/notes",),
        content=json_content(models.Note, body),
        responses={
            201: json_body(models.Note),
        },
    )


def put_scan_request(
    id: int,
    body: models.PutScanMultipartRequest | dicts.PutScanMultipartRequest,
) -> Request[None]:
    """The request of `Notes.put_scan`."""
    return Request(
        operation="putScan",
        method="PUT",
        path=(
            "/notes/",
            path_segment("id", id),
            "/scan",
        ),
        content=multipart_content(
            models.PutScanMultipartRequest,
            body,
            parts={
                "pages": Part(style=comma_separated),
            },
        ),
        responses={
            204: no_body,
        },
    )


class Notes:
    """notes"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_notes(
        self,
        *,
        limit: int | None = None,
        ids: Sequence[int] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Note]:
        """GET /notes"""
        request = list_notes_request(limit=limit, ids=ids)
        return self._client.send(request, options).parsed

    def create_note(
        self,
        body: models.Note | dicts.Note,
        *,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """POST /notes"""
        request = create_note_request(body)
        return self._client.send(request, options).parsed

    def put_scan(
        self,
        id: int,
        body: models.PutScanMultipartRequest | dicts.PutScanMultipartRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /notes/{id}/scan"""
        request = put_scan_request(id, body)
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_notes(
        self,
        *,
        limit: int | None = None,
        ids: Sequence[int] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Note]:
        """GET /notes"""
        request = list_notes_request(limit=limit, ids=ids)
        return (await self._client.send(request, options)).parsed

    async def create_note(
        self,
        body: models.Note | dicts.Note,
        *,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """POST /notes"""
        request = create_note_request(body)
        return (await self._client.send(request, options)).parsed

    async def put_scan(
        self,
        id: int,
        body: models.PutScanMultipartRequest | dicts.PutScanMultipartRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /notes/{id}/scan"""
        request = put_scan_request(id, body)
        return (await self._client.send(request, options)).parsed
