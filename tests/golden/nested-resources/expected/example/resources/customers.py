from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.query import query_values
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions

if TYPE_CHECKING:
    from .customers_archive_resource import AsyncCustomersArchive, CustomersArchive
    from .customers_invoices import AsyncCustomersInvoices, CustomersInvoices


def list_request(
    *,
    ids: Sequence[models.GetCustomersIdsItem | str] | None = None,
) -> Request[builtins.list[str]]:
    """The request of `Customers.list`."""
    return Request(
        operation="getCustomers",
        method="GET",
        path=("/v1/customers",),
        query=query_values(
            {
                "ids": ids,
            },
        ),
        responses={
            200: json_body(list[str]),
        },
    )


def archive_request() -> Request[None]:
    """The request of `Customers.archive`."""
    return Request(
        operation="archiveCustomers",
        method="POST",
        path=("/v1/customers/archive",),
        responses={
            204: no_body,
        },
    )


class Customers:
    """Those who pay."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @property
    def archive_resource(self) -> CustomersArchive:
        """Customers/archive"""
        from .customers_archive_resource import CustomersArchive

        return CustomersArchive(self._client)

    @property
    def invoices(self) -> CustomersInvoices:
        """What they pay."""
        from .customers_invoices import CustomersInvoices

        return CustomersInvoices(self._client)

    def list(
        self,
        *,
        ids: Sequence[models.GetCustomersIdsItem | str] | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """GET /v1/customers"""
        request = list_request(ids=ids)
        return self._client.send(request, options).parsed

    def archive(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /v1/customers/archive"""
        request = archive_request()
        return self._client.send(request, options).parsed


class AsyncCustomers:
    """Those who pay."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @property
    def archive_resource(self) -> AsyncCustomersArchive:
        """Customers/archive"""
        from .customers_archive_resource import AsyncCustomersArchive

        return AsyncCustomersArchive(self._client)

    @property
    def invoices(self) -> AsyncCustomersInvoices:
        """What they pay."""
        from .customers_invoices import AsyncCustomersInvoices

        return AsyncCustomersInvoices(self._client)

    async def list(
        self,
        *,
        ids: Sequence[models.GetCustomersIdsItem | str] | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """GET /v1/customers"""
        request = list_request(ids=ids)
        return (await self._client.send(request, options)).parsed

    async def archive(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /v1/customers/archive"""
        request = archive_request()
        return (await self._client.send(request, options)).parsed
