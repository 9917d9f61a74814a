from __future__ import annotations

from uuid import UUID

from .. import models
from .._runtime.client import AsyncClient, SyncClient
from .._runtime.json_bodies import json_body
from .._runtime.requests import Request, RequestOptions, path_segment


def get_customer_v1_request(
    customer_id: UUID | str,
) -> Request[models.GetCustomerV1Response]:
    """The request of `Customers.get_customer_v1`."""
    return Request(
        operation="getCustomer-v1",
        method="GET",
        path=(
            "/v1/customers/",
            path_segment("customer_id", customer_id),
        ),
        responses={
            200: json_body(models.GetCustomerV1Response),
        },
    )


class Customers:
    """[Customers](https://docs.metronome.com/provisioning/create-customers/) in Metronome
    represent your users for all billing and reporting. Use these endpoints to create,
    retrieve, update, and archive customers and their billing configuration.
    """

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def get_customer_v1(
        self,
        customer_id: UUID | str,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCustomerV1Response:
        """Get a customer

        Get detailed information for a specific customer by their Metronome ID. Returns
        customer profile data including name, creation date, ingest aliases,
        configuration settings, and custom fields. Use this endpoint to fetch complete
        customer details for billing operations or account management.

        Note: If searching for a customer billing configuration, use the
        `/getCustomerBillingConfigurations` endpoint.
        """
        request = get_customer_v1_request(customer_id)
        return self._client.send(request, options).parsed


class AsyncCustomers:
    """[Customers](https://docs.metronome.com/provisioning/create-customers/) in Metronome
    represent your users for all billing and reporting. Use these endpoints to create,
    retrieve, update, and archive customers and their billing configuration.
    """

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_customer_v1(
        self,
        customer_id: UUID | str,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCustomerV1Response:
        """Get a customer

        Get detailed information for a specific customer by their Metronome ID. Returns
        customer profile data including name, creation date, ingest aliases,
        configuration settings, and custom fields. Use this endpoint to fetch complete
        customer details for billing operations or account management.

        Note: If searching for a customer billing configuration, use the
        `/getCustomerBillingConfigurations` endpoint.
        """
        request = get_customer_v1_request(customer_id)
        return (await self._client.send(request, options)).parsed
