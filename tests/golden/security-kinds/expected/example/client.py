"""Example"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.api_keys import CookieKey, HeaderKey, QueryKey
from ._runtime.auth import AsyncSecret, Secret
from ._runtime.basic import Basic
from ._runtime.certificates import Certificate
from ._runtime.client import AsyncClient, SyncClient, server_url
from ._runtime.exchange import Settings
from ._runtime.oauth2 import AsyncToken, Token
from ._runtime.openid import OpenId
from ._runtime.requests import RequestOptions
from ._runtime.schemes import Schemes

if TYPE_CHECKING:
    import httpx2

    from .resources.kinds import AsyncKinds, Kinds


class Example(SyncClient):
    """Example

    Synchronous; use it in a `with` block.

    Args:
        username: by default the environment's EXAMPLE_USERNAME.
        password: by default the environment's EXAMPLE_PASSWORD.
        x_api_key: by default the environment's EXAMPLE_X_API_KEY.
        access_token: a token, or `ClientCredentials` or `RefreshToken`, which get
            tokens; by default the environment's EXAMPLE_ACCESS_TOKEN, or else
            EXAMPLE_CLIENT_ID and EXAMPLE_CLIENT_SECRET.
        query_key: by default the environment's EXAMPLE_QUERY_KEY.
        session: by default the environment's EXAMPLE_SESSION.
        signature: by default the environment's EXAMPLE_SIGNATURE.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: Secret | None = None,
        x_api_key: Secret | None = None,
        access_token: Token | None = None,
        query_key: Secret | None = None,
        session: Secret | None = None,
        signature: Secret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = _settings(
            username,
            password,
            x_api_key,
            access_token,
            query_key,
            session,
            signature,
            base_url,
            options,
            http_client,
        )
        super().__init__(settings, http_client)

    @property
    def kinds(self) -> Kinds:
        """kinds"""
        from .resources.kinds import Kinds

        return Kinds(self)


class AsyncExample(AsyncClient):
    """Example

    Asynchronous; use it in an `async with` block.

    Args:
        username: by default the environment's EXAMPLE_USERNAME.
        password: by default the environment's EXAMPLE_PASSWORD.
        x_api_key: by default the environment's EXAMPLE_X_API_KEY.
        access_token: a token, or `ClientCredentials` or `RefreshToken`, which get
            tokens; by default the environment's EXAMPLE_ACCESS_TOKEN, or else
            EXAMPLE_CLIENT_ID and EXAMPLE_CLIENT_SECRET.
        query_key: by default the environment's EXAMPLE_QUERY_KEY.
        session: by default the environment's EXAMPLE_SESSION.
        signature: by default the environment's EXAMPLE_SIGNATURE.
        base_url: by default the environment's EXAMPLE_BASE_URL, or else the server that
            the API names.
        options: timeouts, retries and limits of all calls.
        http_client: sends the requests, and stays open: for proxies, certificates,
            transports and event hooks of your own.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: AsyncSecret | None = None,
        x_api_key: AsyncSecret | None = None,
        access_token: AsyncToken | None = None,
        query_key: AsyncSecret | None = None,
        session: AsyncSecret | None = None,
        signature: AsyncSecret | None = None,
        base_url: str | None = None,
        options: RequestOptions | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = _settings(
            username,
            password,
            x_api_key,
            access_token,
            query_key,
            session,
            signature,
            base_url,
            options,
            http_client,
        )
        super().__init__(settings, http_client)

    @property
    def kinds(self) -> AsyncKinds:
        """kinds"""
        from .resources.kinds import AsyncKinds

        return AsyncKinds(self)


def _settings(
    username: str | None,
    password: AsyncSecret | None,
    x_api_key: AsyncSecret | None,
    access_token: AsyncToken | None,
    query_key: AsyncSecret | None,
    session: AsyncSecret | None,
    signature: AsyncSecret | None,
    base_url: str | None,
    options: RequestOptions | None,
    http_client: object,
) -> Settings:
    settings = Settings(
        base_url=server_url(
            base_url,
            variable="EXAMPLE_BASE_URL",
            default="https://api.example.com",
        ),
        auth=Schemes(
            {
                "BasicAuth": Basic(
                    username,
                    password,
                    arguments=("username", "password"),
                    variables=("EXAMPLE_USERNAME", "EXAMPLE_PASSWORD"),
                ),
                "X-Api-Key": HeaderKey(
                    x_api_key,
                    argument="x_api_key",
                    variable="EXAMPLE_X_API_KEY",
                    name="X-Api-Key",
                ),
                "openId": OpenId(
                    access_token,
                    argument="access_token",
                    variable="EXAMPLE_ACCESS_TOKEN",
                    discovery_url="https://example.com/.well-known/openid-configuration",
                    client_variables=("EXAMPLE_CLIENT_ID", "EXAMPLE_CLIENT_SECRET"),
                ),
                "query-key": QueryKey(
                    query_key,
                    argument="query_key",
                    variable="EXAMPLE_QUERY_KEY",
                    name="key[1]",
                ),
                "session": CookieKey(
                    session,
                    argument="session",
                    variable="EXAMPLE_SESSION",
                    name="sid",
                ),
                "signature": HeaderKey(
                    signature,
                    argument="signature",
                    variable="EXAMPLE_SIGNATURE",
                    scheme="HMAC ",
                ),
                "tls": Certificate(
                    http_client,
                ),
            },
        ),
    )
    return settings.with_options(options)
