from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content, optional_json_content
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def touch_notes_request(
    *,
    body: Sequence[models.Note | dicts.Note] | None = None,
) -> Request[None]:
    """The request of `Notes.touch_notes`."""
    return Request(
        operation="touch_notes",
        method="PATCH",
        path=("/notes",),
        content=optional_json_content(list[models.Note], body),
        responses={
            204: no_body,
        },
    )


def create_note_request(
    body: models.CreateNoteRequest | dicts.CreateNoteRequest,
) -> Request[models.Note]:
    """The request of `Notes.create_note`."""
    return Request(
        operation="create_note",
        method="POST",
        path=("/notes",),
        content=json_content(models.CreateNoteRequest, body),
        responses={
            201: json_body(models.Note),
        },
    )


class Notes:
    """notes"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def touch_notes(
        self,
        *,
        body: Sequence[models.Note | dicts.Note] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /notes"""
        request = touch_notes_request(body=body)
        return self._client.send(request, options).parsed

    def create_note(
        self,
        body: models.CreateNoteRequest | dicts.CreateNoteRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """POST /notes"""
        request = create_note_request(body)
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def touch_notes(
        self,
        *,
        body: Sequence[models.Note | dicts.Note] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /notes"""
        request = touch_notes_request(body=body)
        return (await self._client.send(request, options)).parsed

    async def create_note(
        self,
        body: models.CreateNoteRequest | dicts.CreateNoteRequest,
        *,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """POST /notes"""
        request = create_note_request(body)
        return (await self._client.send(request, options)).parsed
