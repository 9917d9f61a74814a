"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.oauth2 import AsyncToken, OAuth2, Token
from ._runtime.requests import RequestOptions
from ._runtime.schemes import Schemes

if TYPE_CHECKING:
    import httpx2

    from .resources.calls import AsyncCalls, Calls


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        access_token: a token, or `ClientCredentials` or `RefreshToken`, which get
            tokens; by default the environment's EXAMPLE_ACCESS_TOKEN, or else
            EXAMPLE_CLIENT_ID and EXAMPLE_CLIENT_SECRET.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        access_token: Token | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(access_token, base_url, options)
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
        access_token: a token, or `ClientCredentials` or `RefreshToken`, which get
            tokens; by default the environment's EXAMPLE_ACCESS_TOKEN, or else
            EXAMPLE_CLIENT_ID and EXAMPLE_CLIENT_SECRET.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        access_token: AsyncToken | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(access_token, base_url, options)
        super().__init__(settings, http_client)

    @property
    def calls(self) -> AsyncCalls:
        """calls"""
        from .resources.calls import AsyncCalls

        return AsyncCalls(self)


def _settings(
    access_token: AsyncToken | None,
    base_url: str | None,
    options: RequestOptions | None,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default="https://api.example.com/v1",
        ),
        auth=Schemes(
            {
                "oauth": OAuth2(
                    access_token,
                    argument="access_token",
                    variable="EXAMPLE_ACCESS_TOKEN",
                    token_url="/oauth/token",
                    client_variables=("EXAMPLE_CLIENT_ID", "EXAMPLE_CLIENT_SECRET"),
                ),
            },
            default=(("oauth",),),
        ),
    )
    return settings.with_options(options)
