from __future__ import annotations

from typing_extensions import deprecated

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def search_customers_request() -> Request[list[models.Customer__a5d2]]:
    """The request of `Customers.search_customers`."""
    return Request(
        operation="searchCustomers",
        method="GET",
        path=("/customers",),
        responses={
            200: json_body(list[models.Customer__a5d2]),
        },
    )


def get_request(
    id: str,
) -> Request[models.Customer__a5d2]:
    """The request of `Customers.get`."""
    return Request(
        operation="readCustomer",
        method="GET",
        path=(
            "/customers/",
            path_segment("id", id),
        ),
        responses={
            200: json_body(models.Customer__a5d2),
        },
    )


def forget_person_request(
    id: str,
) -> Request[None]:
    """The request of `Customers.forget_person`."""
    return Request(
        operation="forgetPerson",
        method="DELETE",
        path=(
            "/people/",
            path_segment("id", id),
        ),
        responses={
            204: no_body,
        },
    )


class Customers:
    """Accounts"""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def search_customers(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Customer__a5d2]:
        """GET /customers"""
        request = search_customers_request()
        return self._client.send(request, options).parsed

    list_customers = deprecated("It is called search_customers now.")(search_customers)

    def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Customer__a5d2:
        """GET /customers/{id}"""
        request = get_request(id)
        return self._client.send(request, options).parsed

    def forget_person(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /people/{id}"""
        request = forget_person_request(id)
        return self._client.send(request, options).parsed

    delete_customer = deprecated("It is called forget_person now.")(forget_person)


class AsyncCustomers:
    """Accounts"""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def search_customers(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.Customer__a5d2]:
        """GET /customers"""
        request = search_customers_request()
        return (await self._client.send(request, options)).parsed

    list_customers = deprecated("It is called search_customers now.")(search_customers)

    async def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> models.Customer__a5d2:
        """GET /customers/{id}"""
        request = get_request(id)
        return (await self._client.send(request, options)).parsed

    async def forget_person(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /people/{id}"""
        request = forget_person_request(id)
        return (await self._client.send(request, options)).parsed

    delete_customer = deprecated("It is called forget_person now.")(forget_person)
