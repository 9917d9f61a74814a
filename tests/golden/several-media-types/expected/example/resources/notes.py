from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .. import models
from .._runtime.choices import chosen_content, optional_chosen_content
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.files import FileContent, optional_file_content
from .._runtime.json_requests import optional_json_content
from .._runtime.multipart import Part, multipart_content
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment
from .._runtime.text_requests import optional_text_content

if TYPE_CHECKING:
    from .. import dicts


def post_image_request(
    *,
    body: str | None = None,
    jpeg: FileContent | None = None,
) -> Request[None]:
    """The request of `Notes.post_image`."""
    return Request(
        operation="post_image",
        method="POST",
        path=("/images",),
        content=optional_chosen_content(
            body=optional_text_content(body, media_type="image/svg+xml"),
            jpeg=optional_file_content(jpeg, media_type="image/jpeg"),
        ),
        responses={
            204: no_body,
        },
    )


def put_note_request(
    id: int,
    body: models.Note | dicts.Note | None = None,
    *,
    text: str | None = None,
    merge_patch_json: Mapping[str, str] | None = None,
    multipart: (
        models.PutNoteMultipartRequest | dicts.PutNoteMultipartRequest | None
    ) = None,
    text_body: str | None = None,
) -> Request[None]:
    """The request of `Notes.put_note`."""
    return Request(
        operation="put_note",
        method="PUT",
        path=(
            "/notes/",
            path_segment("id", id),
        ),
        query=query_values(
            {
                "text": text,
            },
        ),
        content=chosen_content(
            body=optional_json_content(models.Note, body),
            merge_patch_json=optional_json_content(
                dict[str, str],
                merge_patch_json,
                media_type="application/merge-patch+json",
            ),
            multipart=multipart_content(
                models.PutNoteMultipartRequest,
                multipart,
                parts={
                    "scan": Part("application/pdf"),
                },
            ),
            text_body=optional_text_content(text_body),
        ),
        responses={
            204: no_body,
        },
    )


class Notes:
    """notes"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def post_image(
        self,
        *,
        body: str | None = None,
        jpeg: FileContent | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /images

        Args:
            body: As image/svg+xml. At most one of the bodies is sent.
            jpeg: As image/jpeg. At most one of the bodies is sent.
        """
        request = post_image_request(body=body, jpeg=jpeg)
        return self._client.send(request, options).parsed

    def put_note(
        self,
        id: int,
        body: models.Note | dicts.Note | None = None,
        *,
        text: str | None = None,
        merge_patch_json: Mapping[str, str] | None = None,
        multipart: (
            models.PutNoteMultipartRequest | dicts.PutNoteMultipartRequest | None
        ) = None,
        text_body: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /notes/{id}

        Args:
            text: A parameter.
            body: As application/json. One of the bodies is sent.
            merge_patch_json: As application/merge-patch+json. One of the bodies is
                sent.
            multipart: As multipart/form-data. One of the bodies is sent.
            text_body: As text/plain. One of the bodies is sent.
        """
        request = put_note_request(
            id,
            body,
            text=text,
            merge_patch_json=merge_patch_json,
            multipart=multipart,
            text_body=text_body,
        )
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def post_image(
        self,
        *,
        body: str | None = None,
        jpeg: FileContent | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /images

        Args:
            body: As image/svg+xml. At most one of the bodies is sent.
            jpeg: As image/jpeg. At most one of the bodies is sent.
        """
        request = post_image_request(body=body, jpeg=jpeg)
        return (await self._client.send(request, options)).parsed

    async def put_note(
        self,
        id: int,
        body: models.Note | dicts.Note | None = None,
        *,
        text: str | None = None,
        merge_patch_json: Mapping[str, str] | None = None,
        multipart: (
            models.PutNoteMultipartRequest | dicts.PutNoteMultipartRequest | None
        ) = None,
        text_body: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /notes/{id}

        Args:
            text: A parameter.
            body: As application/json. One of the bodies is sent.
            merge_patch_json: As application/merge-patch+json. One of the bodies is
                sent.
            multipart: As multipart/form-data. One of the bodies is sent.
            text_body: As text/plain. One of the bodies is sent.
        """
        request = put_note_request(
            id,
            body,
            text=text,
            merge_patch_json=merge_patch_json,
            multipart=multipart,
            text_body=text_body,
        )
        return (await self._client.send(request, options)).parsed
