from __future__ import annotations

from .._runtime.client import AsyncClient, SyncClient
from .._runtime.raw_bodies import no_body
from .._runtime.requests import Request, RequestOptions, path_segment


def get_v1_customers_customer_id_request(
    customer_id: str,
) -> Request[None]:
    """The request of `Default.get_v1_customers_customer_id`."""
    return Request(
        operation="get /v1/customers/{customer_id}",
        method="GET",
        path=(
            "/v1/customers/",
            path_segment("customer_id", customer_id),
        ),
        responses={
            200: no_body,
        },
    )


class Default:
    """Operations without a tag."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_v1_customers_customer_id(
        self,
        customer_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/{customer_id}"""
        request = get_v1_customers_customer_id_request(customer_id)
        return self._client.send(request, options).parsed


class AsyncDefault:
    """Operations without a tag."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_v1_customers_customer_id(
        self,
        customer_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """GET /v1/customers/{customer_id}"""
        request = get_v1_customers_customer_id_request(customer_id)
        return (await self._client.send(request, options)).parsed
