from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.json_requests import json_content
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .. import dicts


def create_customer_request(
    body: models.CustomerInput | dicts.CustomerInput,
) -> Request[models.Customer]:
    """The request of `Default.create_customer`."""
    return Request(
        operation="createCustomer",
        method="POST",
        path=("/customers",),
        content=json_content(models.CustomerInput, body),
        responses={
            200: json_body(models.Customer),
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def create_customer(
        self,
        body: models.CustomerInput | dicts.CustomerInput,
        *,
        options: RequestOptions | None = None,
    ) -> models.Customer:
        """POST /customers"""
        request = create_customer_request(body)
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def create_customer(
        self,
        body: models.CustomerInput | dicts.CustomerInput,
        *,
        options: RequestOptions | None = None,
    ) -> models.Customer:
        """POST /customers"""
        request = create_customer_request(body)
        return (await self._client.send(request, options)).parsed
