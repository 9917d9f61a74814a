"""Metronome"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.auth import AsyncSecret, Bearer, Secret
from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.requests import RequestOptions

if TYPE_CHECKING:
    import httpx2

    from .resources.customers import AsyncCustomers, Customers


class Metronome(SyncClient):
    """Metronome

    Synchronous; use it in a `with` block.

    Args:
        bearer_token: by default the environment's METRONOME_BEARER_TOKEN.
        base_url: by default the environment's METRONOME_BASE_URL, or else the server
            that the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        bearer_token: Secret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(bearer_token, base_url, options)
        super().__init__(settings, http_client)

    @property
    def customers(self) -> Customers:
        """[Customers](https://docs.metronome.com/provisioning/create-customers/) in
        Metronome represent your users for all billing and reporting. Use these
        endpoints to create, retrieve, update, and archive customers and their billing
        configuration.
        """
        from .resources.customers import Customers

        return Customers(self)


class AsyncMetronome(AsyncClient):
    """Metronome

    Asynchronous; use it in an `async with` block.

    Args:
        bearer_token: by default the environment's METRONOME_BEARER_TOKEN.
        base_url: by default the environment's METRONOME_BASE_URL, or else the server
            that the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        bearer_token: AsyncSecret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(bearer_token, base_url, options)
        super().__init__(settings, http_client)

    @property
    def customers(self) -> AsyncCustomers:
        """[Customers](https://docs.metronome.com/provisioning/create-customers/) in
        Metronome represent your users for all billing and reporting. Use these
        endpoints to create, retrieve, update, and archive customers and their billing
        configuration.
        """
        from .resources.customers import AsyncCustomers

        return AsyncCustomers(self)


def _settings(
    bearer_token: AsyncSecret | None,
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="METRONOME_BASE_URL",
            default="https://api.metronome.com",
        ),
        auth=Bearer(
            bearer_token,
            argument="bearer_token",
            variable="METRONOME_BEARER_TOKEN",
        ),
    )
    return settings.with_options(options)
