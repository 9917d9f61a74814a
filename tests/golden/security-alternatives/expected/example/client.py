"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.api_keys import HeaderKey
from ._runtime.auth import AsyncSecret, Bearer, Secret
from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.requests import RequestOptions
from ._runtime.schemes import Schemes

if TYPE_CHECKING:
    import httpx2

    from .resources.calls import AsyncCalls, Calls


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        api_key: by default the environment's EXAMPLE_API_KEY.
        app_key: by default the environment's EXAMPLE_APP_KEY.
        jwt_token: by default the environment's EXAMPLE_JWT_TOKEN.
        jwt_refresh_token: by default the environment's EXAMPLE_JWT_REFRESH_TOKEN.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        app_key: Secret | None = None,
        jwt_token: Secret | None = None,
        jwt_refresh_token: Secret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(
            api_key,
            app_key,
            jwt_token,
            jwt_refresh_token,
            base_url,
            options,
        )
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
        api_key: by default the environment's EXAMPLE_API_KEY.
        app_key: by default the environment's EXAMPLE_APP_KEY.
        jwt_token: by default the environment's EXAMPLE_JWT_TOKEN.
        jwt_refresh_token: by default the environment's EXAMPLE_JWT_REFRESH_TOKEN.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        app_key: AsyncSecret | None = None,
        jwt_token: AsyncSecret | None = None,
        jwt_refresh_token: AsyncSecret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(
            api_key,
            app_key,
            jwt_token,
            jwt_refresh_token,
            base_url,
            options,
        )
        super().__init__(settings, http_client)

    @property
    def calls(self) -> AsyncCalls:
        """calls"""
        from .resources.calls import AsyncCalls

        return AsyncCalls(self)


def _settings(
    api_key: AsyncSecret | None,
    app_key: AsyncSecret | None,
    jwt_token: AsyncSecret | None,
    jwt_refresh_token: AsyncSecret | None,
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default="https://api.example.com",
        ),
        auth=Schemes(
            {
                "apiKeyAuth": HeaderKey(
                    api_key,
                    argument="api_key",
                    variable="EXAMPLE_API_KEY",
                    name="DD-API-KEY",
                ),
                "appKeyAuth": HeaderKey(
                    app_key,
                    argument="app_key",
                    variable="EXAMPLE_APP_KEY",
                    name="DD-APPLICATION-KEY",
                ),
                "jwt": Bearer(
                    jwt_token,
                    argument="jwt_token",
                    variable="EXAMPLE_JWT_TOKEN",
                ),
                "jwt-refresh": Bearer(
                    jwt_refresh_token,
                    argument="jwt_refresh_token",
                    variable="EXAMPLE_JWT_REFRESH_TOKEN",
                ),
            },
            default=(("apiKeyAuth", "appKeyAuth"), ("jwt",)),
        ),
    )
    return settings.with_options(options)
