from __future__ import annotations

from typing import Literal

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.cookies import cookie_header
from .._runtime.query import header_values, query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def list_notes_request(
    author: str,
    session: str,
    *,
    version: models.ListNotesVersion | str = "v2",
    format: Literal["json"] = "json",
    x_revision: Literal[7] = 7,
    only: Literal["new"] | None = None,
) -> Request[None]:
    """The request of `Notes.list_notes`."""
    return Request(
        operation="listNotes",
        method="GET",
        path=(
            "/",
            path_segment("version", version),
            "/notes",
        ),
        query=query_values(
            {
                "kind": ["short", "long"],
                "format": format,
                "author": author,
                "only": only,
            },
        ),
        headers=header_values(
            {
                "X-Revision": x_revision,
                "Cookie": cookie_header(
                    {
                        "session": session,
                    },
                ),
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
        author: str,
        session: str,
        *,
        version: models.ListNotesVersion | str = "v2",
        format: Literal["json"] = "json",
        x_revision: Literal[7] = 7,
        only: Literal["new"] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /{version}/notes"""
        request = list_notes_request(
            author,
            session,
            version=version,
            format=format,
            x_revision=x_revision,
            only=only,
        )
        return self._client.send(request, options).parsed


class AsyncNotes:
    """notes"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_notes(
        self,
        author: str,
        session: str,
        *,
        version: models.ListNotesVersion | str = "v2",
        format: Literal["json"] = "json",
        x_revision: Literal[7] = 7,
        only: Literal["new"] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /{version}/notes"""
        request = list_notes_request(
            author,
            session,
            version=version,
            format=format,
            x_revision=x_revision,
            only=only,
        )
        return (await self._client.send(request, options)).parsed
