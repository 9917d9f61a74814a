"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.requests import RequestOptions

if TYPE_CHECKING:
    import httpx2


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(base_url, options)
        super().__init__(settings, http_client)


class AsyncExample(AsyncClient):
    """Example

    Asynchronous; use it in an `async with` block.

    Args:
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(base_url, options)
        super().__init__(settings, http_client)


def _settings(
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default="https://api.example.com",
        ),
    )
    return settings.with_options(options)
