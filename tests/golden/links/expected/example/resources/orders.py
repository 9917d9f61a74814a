from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_requests import json_content
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def create_order_request(
    urgent: bool,
    body: models.User | dicts.User,
) -> Request[None]:
    """The request of `Orders.create_order`."""
    return Request(
        operation="createOrder",
        method="POST",
        path=("/orders",),
        query=query_values(
            {
                "urgent": urgent,
            },
        ),
        content=json_content(models.User, body),
        responses={
            200: no_body,
        },
    )


class Orders:
    """orders"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def create_order(
        self,
        urgent: bool,
        body: models.User | dicts.User,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /orders"""
        request = create_order_request(urgent, body)
        return self._client.send(request, options).parsed


class AsyncOrders:
    """orders"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def create_order(
        self,
        urgent: bool,
        body: models.User | dicts.User,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /orders"""
        request = create_order_request(urgent, body)
        return (await self._client.send(request, options)).parsed
