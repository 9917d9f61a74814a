from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def list_request(
    id: str,
) -> Request[None]:
    """The request of `CustomersInvoices.list`."""
    return Request(
        operation="customerInvoices",
        method="GET",
        path=(
            "/v1/customers/",
            path_segment("id", id),
            "/invoices",
        ),
        responses={
            204: no_body,
        },
    )


def get_v2_request(
    id: str,
    number: str,
) -> Request[None]:
    """The request of `CustomersInvoices.get_v2`."""
    return Request(
        operation="invoice",
        method="GET",
        path=(
            "/v2/customers/",
            path_segment("id", id),
            "/invoices/",
            path_segment("number", number),
        ),
        responses={
            204: no_body,
        },
    )


class CustomersInvoices:
    """What they pay."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/{id}/invoices"""
        request = list_request(id)
        return self._client.send(request, options).parsed

    def get_v2(
        self,
        id: str,
        number: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v2/customers/{id}/invoices/{number}"""
        request = get_v2_request(id, number)
        return self._client.send(request, options).parsed


class AsyncCustomersInvoices:
    """What they pay."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/{id}/invoices"""
        request = list_request(id)
        return (await self._client.send(request, options)).parsed

    async def get_v2(
        self,
        id: str,
        number: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v2/customers/{id}/invoices/{number}"""
        request = get_v2_request(id, number)
        return (await self._client.send(request, options)).parsed
