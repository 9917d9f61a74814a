from __future__ import annotations

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions


def get_customer_request() -> Request[models.GetCustomerResponse__59ce]:
    """The request of `Default.get_customer`."""
    return Request(
        operation="getCustomer",
        method="GET",
        path=("/customer",),
        responses={
            200: json_body(models.GetCustomerResponse__59ce),
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_customer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCustomerResponse__59ce:
        """GET /customer"""
        request = get_customer_request()
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_customer(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCustomerResponse__59ce:
        """GET /customer"""
        request = get_customer_request()
        return (await self._client.send(request, options)).parsed
