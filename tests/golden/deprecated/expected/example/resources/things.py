from __future__ import annotations

from typing_extensions import deprecated

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import query_values
from .._runtime.requests import Request, RequestOptions


def old_way_request(
    *,
    flag: bool | None = None,
) -> Request[models.Old]:
    """The request of `Things.old_way`."""
    return Request(
        operation="old_way",
        method="GET",
        path=("/old",),
        query=query_values(
            {
                "flag": flag,
            },
        ),
        responses={
            200: json_body(models.Old),
        },
    )


class Things:
    """things"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @deprecated("This operation is deprecated.")
    def old_way(
        self,
        *,
        flag: bool | None = None,
        options: RequestOptions | None = None,
    ) -> models.Old:
        """Use the new way.

        Deprecated.

        Args:
            flag: No longer read.
        """
        request = old_way_request(flag=flag)
        return self._client.send(request, options).parsed


class AsyncThings:
    """things"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @deprecated("This operation is deprecated.")
    async def old_way(
        self,
        *,
        flag: bool | None = None,
        options: RequestOptions | None = None,
    ) -> models.Old:
        """Use the new way.

        Deprecated.

        Args:
            flag: No longer read.
        """
        request = old_way_request(flag=flag)
        return (await self._client.send(request, options)).parsed
