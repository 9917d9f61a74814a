from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content, optional_json_content
from .._runtime.keyword_bodies import body_of, optional_body_of
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment

if TYPE_CHECKING:
    from .. import dicts


def create_order_request(
    body: models.Order | dicts.Order,
) -> Request[models.Order]:
    """The request of `Orders.create_order`."""
    return Request(
        operation="createOrder",
        method="POST",
        path=("/orders",),
        content=json_content(models.Order, body),
        responses={
            200: json_body(models.Order),
        },
    )


def change_order_request(
    id: str,
    *,
    body: models.Order | dicts.Order | None = None,
) -> Request[None]:
    """The request of `Orders.change_order`."""
    return Request(
        operation="changeOrder",
        method="PATCH",
        path=(
            "/orders/",
            path_segment("id", id),
        ),
        content=optional_json_content(models.Order, body),
        responses={
            204: no_body,
        },
    )


def repeat_order_request(
    name: str,
    body: models.Order | dicts.Order,
) -> Request[None]:
    """The request of `Orders.repeat_order`."""
    return Request(
        operation="repeatOrder",
        method="POST",
        path=(
            "/orders/",
            path_segment("name", name),
            "/again",
        ),
        content=json_content(models.Order, body),
        responses={
            204: no_body,
        },
    )


class Orders:
    """orders"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @overload
    def create_order(
        self,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> models.Order: ...
    @overload
    def create_order(
        self,
        *,
        options: RequestOptions | None = None,
        **fields: Unpack[dicts.Order],
    ) -> models.Order: ...
    def create_order(
        self,
        body: models.Order | dicts.Order | None = None,
        *,
        options: RequestOptions | None = None,
        **fields: Any,
    ) -> models.Order:
        """POST /orders

        Args:
            **fields: the keys of `dicts.Order`, instead of `body`.
        """
        request = create_order_request(body_of(body, fields))
        return self._client.send(request, options).parsed

    @overload
    def change_order(
        self,
        id: str,
        *,
        body: models.Order | dicts.Order | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...
    @overload
    def change_order(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
        **fields: Unpack[dicts.Order],
    ) -> None: ...
    def change_order(
        self,
        id: str,
        *,
        body: models.Order | dicts.Order | None = None,
        options: RequestOptions | None = None,
        **fields: Any,
    ) -> None:
        """PATCH /orders/{id}

        Args:
            **fields: the keys of `dicts.Order`, instead of `body`.
        """
        request = change_order_request(id, body=optional_body_of(body, fields))
        return self._client.send(request, options).parsed

    def repeat_order(
        self,
        name: str,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """A parameter and a field want one name."""
        request = repeat_order_request(name, body)
        return self._client.send(request, options).parsed


class AsyncOrders:
    """orders"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @overload
    async def create_order(
        self,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> models.Order: ...
    @overload
    async def create_order(
        self,
        *,
        options: RequestOptions | None = None,
        **fields: Unpack[dicts.Order],
    ) -> models.Order: ...
    async def create_order(
        self,
        body: models.Order | dicts.Order | None = None,
        *,
        options: RequestOptions | None = None,
        **fields: Any,
    ) -> models.Order:
        """POST /orders

        Args:
            **fields: the keys of `dicts.Order`, instead of `body`.
        """
        request = create_order_request(body_of(body, fields))
        return (await self._client.send(request, options)).parsed

    @overload
    async def change_order(
        self,
        id: str,
        *,
        body: models.Order | dicts.Order | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...
    @overload
    async def change_order(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
        **fields: Unpack[dicts.Order],
    ) -> None: ...
    async def change_order(
        self,
        id: str,
        *,
        body: models.Order | dicts.Order | None = None,
        options: RequestOptions | None = None,
        **fields: Any,
    ) -> None:
        """PATCH /orders/{id}

        Args:
            **fields: the keys of `dicts.Order`, instead of `body`.
        """
        request = change_order_request(id, body=optional_body_of(body, fields))
        return (await self._client.send(request, options)).parsed

    async def repeat_order(
        self,
        name: str,
        body: models.Order | dicts.Order,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """A parameter and a field want one name."""
        request = repeat_order_request(name, body)
        return (await self._client.send(request, options)).parsed
