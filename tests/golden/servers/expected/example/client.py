"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.requests import RequestOptions
from ._runtime.servers import chosen_server, own_server, server_values

if TYPE_CHECKING:
    import httpx2

    from .resources.calls import AsyncCalls, Calls


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        server: by default the environment's EXAMPLE_SERVER, or else production.
        region: by default the environment's EXAMPLE_REGION.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        server: Literal["production", "sandbox"] | None = None,
        region: Literal["eu", "us"] | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(server, region, base_url, options)
        super().__init__(settings, http_client)

    @property
    def calls(self) -> Calls:
        """calls"""
        from .resources.calls import Calls

        return Calls(self)


class AsyncExample(AsyncClient):
    """Example

    Asynchronous; use it in an `async with` block.

    Args:
        server: by default the environment's EXAMPLE_SERVER, or else production.
        region: by default the environment's EXAMPLE_REGION.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        server: Literal["production", "sandbox"] | None = None,
        region: Literal["eu", "us"] | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(server, region, base_url, options)
        super().__init__(settings, http_client)

    @property
    def calls(self) -> AsyncCalls:
        """calls"""
        from .resources.calls import AsyncCalls

        return AsyncCalls(self)


def _settings(
    server: str | None,
    region: str | None,
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    values = server_values(
        {
            "region": (region, "EXAMPLE_REGION", "eu"),
        },
    )
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default=chosen_server(
                server,
                {
                    "production": "https://api.{region}.example.com/v1",
                    "sandbox": "https://sandbox.{region}.example.com/v1",
                },
                values,
                variable="EXAMPLE_SERVER",
            ),
        ),
        own_server=own_server(
            base_url,
            values,
            variable="EXAMPLE_BASE_URL",
        ),
    )
    return settings.with_options(options)
