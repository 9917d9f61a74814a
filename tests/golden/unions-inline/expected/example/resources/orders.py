from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.absent import ABSENT, Absent, absent_or_json_content
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment

if TYPE_CHECKING:
    from .. import dicts


def get_order_request(
    id: str,
) -> Request[models.Order | None]:
    """The request of `Orders.get_order`."""
    return Request(
        operation="getOrder",
        method="GET",
        path=(
            "/orders/",
            path_segment("id", id),
        ),
        responses={
            200: json_body(models.Order | None),
            204: no_body,
        },
    )


def put_order_request(
    id: str,
    *,
    body: models.PutOrderRequest | dicts.PutOrderRequest | None | Absent = ABSENT,
) -> Request[None]:
    """The request of `Orders.put_order`."""
    return Request(
        operation="putOrder",
        method="PUT",
        path=(
            "/orders/",
            path_segment("id", id),
        ),
        content=absent_or_json_content(models.PutOrderRequest | None, body),
        responses={
            204: no_body,
        },
    )


class Orders:
    """orders"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_order(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Order | None:
        """GET /orders/{id}"""
        request = get_order_request(id)
        return self._client.send(request, options).parsed

    def put_order(
        self,
        id: str,
        *,
        body: models.PutOrderRequest | dicts.PutOrderRequest | None | Absent = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /orders/{id}"""
        request = put_order_request(id, body=body)
        return self._client.send(request, options).parsed


class AsyncOrders:
    """orders"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_order(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Order | None:
        """GET /orders/{id}"""
        request = get_order_request(id)
        return (await self._client.send(request, options)).parsed

    async def put_order(
        self,
        id: str,
        *,
        body: models.PutOrderRequest | dicts.PutOrderRequest | None | Absent = ABSENT,
        options: RequestOptions | None = None,
    ) -> None:
        """PUT /orders/{id}"""
        request = put_order_request(id, body=body)
        return (await self._client.send(request, options)).parsed
