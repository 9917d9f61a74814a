from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.cookies import cookie_header
from .._runtime.query import header_values, query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions
from .._runtime.styles import (
    deep_object,
    form_exploded,
    json_text,
    key_value_list,
    path_value,
    pipe_separated,
    with_reserved,
)


def find_items_request(
    ids: Sequence[int],
    color: Sequence[str],
    size: str,
    *,
    filter: models.Filter | Mapping[str, Any] | None = None,
    tags: Sequence[str] | None = None,
    next: str | None = None,
    where: Mapping[str, Any] | None = None,
    x_range: Mapping[str, int] | None = None,
    session: str | None = None,
    either: models.FindItemsEither | None = None,
) -> Request[None]:
    """The request of `Items.find_items`."""
    return Request(
        operation="findItems",
        method="GET",
        path=(
            "/shops/",
            path_value("ids", ids),
            "/items",
            path_value("color", color, style="label", explode=True),
            path_value("size", size, style="matrix"),
        ),
        query=query_values(
            {
                "filter": deep_object(filter),
                "tags": pipe_separated(tags),
                "next": with_reserved(next),
                "where": json_text(where),
                "either": form_exploded(either),
            },
        ),
        headers=header_values(
            {
                "X-Range": key_value_list(x_range),
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


class Items:
    """items"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def find_items(
        self,
        ids: Sequence[int],
        color: Sequence[str],
        size: str,
        *,
        filter: models.Filter | Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        next: str | None = None,
        where: Mapping[str, Any] | None = None,
        x_range: Mapping[str, int] | None = None,
        session: str | None = None,
        either: models.FindItemsEither | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /shops/{ids}/items{color}{size}"""
        request = find_items_request(
            ids,
            color,
            size,
            filter=filter,
            tags=tags,
            next=next,
            where=where,
            x_range=x_range,
            session=session,
            either=either,
        )
        return self._client.send(request, options).parsed


class AsyncItems:
    """items"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def find_items(
        self,
        ids: Sequence[int],
        color: Sequence[str],
        size: str,
        *,
        filter: models.Filter | Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        next: str | None = None,
        where: Mapping[str, Any] | None = None,
        x_range: Mapping[str, int] | None = None,
        session: str | None = None,
        either: models.FindItemsEither | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /shops/{ids}/items{color}{size}"""
        request = find_items_request(
            ids,
            color,
            size,
            filter=filter,
            tags=tags,
            next=next,
            where=where,
            x_range=x_range,
            session=session,
            either=either,
        )
        return (await self._client.send(request, options)).parsed
