from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.multipart import Part, multipart_content
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def upload_request(
    body: models.UploadMultipartRequest | dicts.UploadMultipartRequest,
) -> Request[None]:
    """The request of `Documents.upload`."""
    return Request(
        operation="upload",
        method="POST",
        path=("/documents",),
        content=multipart_content(
            models.UploadMultipartRequest,
            body,
            parts={
                "file": Part("application/pdf", headers=(("X-Kind", "scan"),)),
            },
        ),
        responses={
            204: no_body,
        },
    )


def add_note_request(
    *,
    body: Mapping[str, Any] | None = None,
) -> Request[None]:
    """The request of `Documents.add_note`."""
    return Request(
        operation="addNote",
        method="POST",
        path=("/notes",),
        content=multipart_content(dict[str, Any], body),
        responses={
            204: no_body,
        },
    )


class Documents:
    """documents"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def upload(
        self,
        body: models.UploadMultipartRequest | dicts.UploadMultipartRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /documents"""
        request = upload_request(body)
        return self._client.send(request, options).parsed

    def add_note(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /notes"""
        request = add_note_request(body=body)
        return self._client.send(request, options).parsed


class AsyncDocuments:
    """documents"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def upload(
        self,
        body: models.UploadMultipartRequest | dicts.UploadMultipartRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /documents"""
        request = upload_request(body)
        return (await self._client.send(request, options)).parsed

    async def add_note(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /notes"""
        request = add_note_request(body=body)
        return (await self._client.send(request, options)).parsed
