from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.absent import ABSENT, Absent, absent_or_json_content
from .._runtime.choices import optional_chosen_content
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_requests import optional_json_content
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def change_note_request(
    *,
    body: models.Note | dicts.Note | None = None,
    merge_patch_json: Any = ABSENT,
) -> Request[None]:
    """The request of `Notes.change_note`."""
    return Request(
        operation="changeNote",
        method="PATCH",
        path=("/note",),
        content=optional_chosen_content(
            body=optional_json_content(models.Note, body),
            merge_patch_json=absent_or_json_content(
                Any, merge_patch_json, media_type="application/merge-patch+json"
            ),
        ),
        responses={
            204: no_body,
        },
    )


def set_note_request(
    *,
    body: models.Note | dicts.Note | None | Absent = ABSENT,
) -> Request[None]:
    """The request of `Notes.set_note`."""
    return Request(
        operation="setNote",
        method="PUT",
        path=("/note",),
        content=absent_or_json_content(models.Note | None, body),
        responses={
            204: no_body,
        },
    )


class Notes:
    """notes"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def change_note(
        self,
        *,
        body: models.Note | dicts.Note | None = None,
        merge_patch_json: Any = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /note

        Args:
            body: As application/json. At most one of the bodies is sent.
            merge_patch_json: As application/merge-patch+json. At most one of the bodies
                is sent.
        """
        request = change_note_request(body=body, merge_patch_json=merge_patch_json)
        return self._client.send(request, options).parsed

    def set_note(
        self,
        *,
        body: models.Note | dicts.Note | None | Absent = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /note"""
        request = set_note_request(body=body)
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def change_note(
        self,
        *,
        body: models.Note | dicts.Note | None = None,
        merge_patch_json: Any = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /note

        Args:
            body: As application/json. At most one of the bodies is sent.
            merge_patch_json: As application/merge-patch+json. At most one of the bodies
                is sent.
        """
        request = change_note_request(body=body, merge_patch_json=merge_patch_json)
        return (await self._client.send(request, options)).parsed

    async def set_note(
        self,
        *,
        body: models.Note | dicts.Note | None | Absent = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /note"""
        request = set_note_request(body=body)
        return (await self._client.send(request, options)).parsed
