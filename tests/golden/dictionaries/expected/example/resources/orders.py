from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def create_order_request(
    body: models.Order | dicts.Order,
) -> Request[models.Receipt]:
    """The request of `Orders.create_order`."""
    return Request(
        operation="create_order",
        method="POST",
        path=("/orders",),
        content=json_content(models.Order, body),
        responses={
            201: json_body(models.Receipt),
        },
    )


def pay_request(
    body: models.Payment | dicts.Card | dicts.Transfer,
) -> Request[None]:
    """The request of `Orders.pay`."""
    return Request(
        operation="pay",
        method="POST",
        path=("/payments",),
        content=json_content(models.Payment, body),
        responses={
            204: no_body,
        },
    )


class Orders:
    """orders"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def create_order(
        self,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> models.Receipt:
        """POST /orders"""
        request = create_order_request(body)
        return self._client.send(request, options).parsed

    def pay(
        self,
        body: models.Payment | dicts.Card | dicts.Transfer,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /payments"""
        request = pay_request(body)
        return self._client.send(request, options).parsed


class AsyncOrders:
    """orders"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def create_order(
        self,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> models.Receipt:
        """POST /orders"""
        request = create_order_request(body)
        return (await self._client.send(request, options)).parsed

    async def pay(
        self,
        body: models.Payment | dicts.Card | dicts.Transfer,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /payments"""
        request = pay_request(body)
        return (await self._client.send(request, options)).parsed
