"""OAuth2 tokens that the client gets by itself, and renews before they expire (RFC 6749)."""

from __future__ import annotations

import copy
import os
from base64 import b64encode
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from threading import Lock
from time import monotonic
from typing import Any, TypeVar, cast
from urllib.parse import quote_plus, urlencode

import anyio
from pydantic_core import from_json

from ._http import httpx
from .auth import AsyncSecret, Bearer, Secret
from .client import AsyncClient, SyncClient
from .errors import APIError
from .exchange import Secrets, Signed, awaited
from .requests import Request

C = TypeVar("C", SyncClient, AsyncClient)


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """The client's own name and secret, for tokens of its own (section 4.4)."""

    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ()
    """What to ask for; by default what the server gives unasked."""
    token_url: str | None = None
    """By default the one that the API's document names."""
    in_body: bool = False
    """Whether name and secret are sent in the body, not by HTTP basic authentication."""


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A refresh token that a user's consent has given (section 6)."""

    refresh_token: str = field(repr=False)
    client_id: str
    client_secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ()
    token_url: str | None = None
    in_body: bool = False


Grant = ClientCredentials | RefreshToken
Token = Secret | Grant
"""An access token, a function that gives one, or how to get one."""
AsyncToken = AsyncSecret | Grant


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a token endpoint says (section 5.1)."""

    access_token: str = field(repr=False)
    expires_in: float | None
    refresh_token: str | None = field(repr=False)


def absolute(client: SyncClient | AsyncClient, url: str) -> httpx.URL:
    """`url`, which may be relative to the client's."""
    settings = client._settings  # pyright: ignore[reportPrivateUsage]
    return httpx.URL(f"{settings.base_url}/").join(url)


class OAuth2(Bearer):
    """An access token: given, or got with one request for all who wait for it."""

    def __init__(
        self,
        token: AsyncToken | None,
        *,
        argument: str,
        variable: str,
        token_url: str,
        client_variables: tuple[str, str] | None = None,
    ) -> None:
        self._grant = token if isinstance(token, Grant) else None
        given = None if isinstance(token, Grant) else token
        super().__init__(given, argument=argument, variable=variable)
        if client_variables is not None:
            self.hint += f", or {' and '.join(client_variables)}"
            client_id, secret = (os.environ.get(name) for name in client_variables)
            if token is None and self.secret is None and client_id and secret:
                self._grant = ClientCredentials(client_id, secret)
        if self._grant is not None:
            self._source = argument
            self.secret = ""  # there is one as soon as it is needed
            token_url = self._grant.token_url or token_url
            if not token_url:
                raise ValueError(f"{argument}: the API names no URL; give token_url")
        self._url = token_url
        self._token = ""
        self._expires = 0.0
        self._refresh = ""
        self._lock, self._async_lock = Lock(), anyio.Lock()
        self._flights = 0
        self._failure: APIError | None = None

    async def __call__(
        self, request: Request[Any], rejected: Secrets, client: Any
    ) -> Signed:
        """`request` with the present token."""
        if self._grant is None:
            return await super().__call__(request, rejected, client)
        token = await awaited(self._present(client, rejected))
        return self._with(request, token), (token, *self._secrets())

    def _secrets(self) -> Secrets:
        grant = self._grant
        given = grant.refresh_token if isinstance(grant, RefreshToken) else ""
        texts = (grant.client_secret if grant else "", given, self._refresh)
        return tuple(filter(None, texts))

    def _present(
        self, client: SyncClient | AsyncClient, rejected: Secrets
    ) -> str | Awaitable[str]:
        if self._is_good(rejected):
            return self._token
        if isinstance(client, AsyncClient):
            return self._get_async(client, rejected)
        return self._get(client, rejected)

    def _is_good(self, rejected: Secrets) -> bool:
        return monotonic() < self._expires and self._token not in rejected

    def _get(self, client: SyncClient, rejected: Secrets) -> str:
        seen = self._flights
        with self._lock:
            if not self._landed(seen, rejected):
                try:
                    self._fetch(client)
                except APIError as error:
                    self._fail(error)
                    raise
            return self._token

    async def _get_async(self, client: AsyncClient, rejected: Secrets) -> str:
        seen = self._flights
        async with self._async_lock:
            if not self._landed(seen, rejected):
                try:
                    await self._fetch_async(client)
                except APIError as error:
                    self._fail(error)
                    raise
            return self._token

    def _fetch(self, client: SyncClient) -> None:
        url = absolute(client, self._url)
        self._keep(self._bare(client, url).send(self._request(url)).parsed)

    async def _fetch_async(self, client: AsyncClient) -> None:
        url = absolute(client, self._url)
        response = await self._bare(client, url).send(self._request(url))
        self._keep(response.parsed)

    def _landed(self, seen: int, rejected: Secrets) -> bool:
        """Whether another's request brought a token meanwhile; raises what it met."""
        if self._flights != seen and self._failure is not None:
            raise copy.copy(self._failure)
        return self._is_good(rejected)

    def _keep(self, answer: _Answer) -> None:
        seconds = answer.expires_in
        # a token that is about to expire may do so on its way
        lasting = float("inf") if seconds is None else seconds - min(30, seconds / 10)
        self._token, self._expires = answer.access_token, monotonic() + lasting
        self._refresh = answer.refresh_token or self._refresh
        self._flights, self._failure = self._flights + 1, None

    def _fail(self, error: APIError) -> None:
        error.request = None  # it holds secrets
        self._flights, self._failure = self._flights + 1, error

    def _bare(self, client: C, url: httpx.URL) -> C:
        """`client` for `url`, without what the API alone is to get: headers and query."""
        settings = replace(
            client._settings,  # pyright: ignore[reportPrivateUsage]
            base_url=f"{url.scheme}://{url.netloc.decode()}",
            auth=self._silent,
            headers=(),
            query={},
        )
        other = copy.copy(client)
        other._settings = settings  # pyright: ignore[reportPrivateUsage]
        return other

    async def _silent(
        self, request: Request[Any], _rejected: Secrets, _client: Any
    ) -> Signed:
        """What no text may show of a request without credentials of the API."""
        return request, self._secrets()

    def _request(self, url: httpx.URL) -> Request[_Answer]:
        grant = self._grant
        assert grant is not None
        if isinstance(grant, ClientCredentials):
            fields = {"grant_type": "client_credentials"}
        else:
            token = self._refresh or grant.refresh_token
            fields = {"grant_type": "refresh_token", "refresh_token": token}
        if grant.scopes:
            fields["scope"] = " ".join(grant.scopes)
        headers: dict[str, str] = {}
        if grant.in_body or not grant.client_secret:
            fields["client_id"] = grant.client_id
            fields |= (
                {"client_secret": grant.client_secret} if grant.client_secret else {}
            )
        else:
            pair = f"{quote_plus(grant.client_id)}:{quote_plus(grant.client_secret)}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        body = urlencode(fields).encode()
        return Request(
            operation="token",
            method="POST",
            path=(url.raw_path.decode(),),
            headers=headers,
            content=("application/x-www-form-urlencoded", body),
            responses={200: self._answer},
        )

    def _answer(self, content: bytes, /, *_: object) -> _Answer:
        found: Any = from_json(content)
        answer = cast("dict[str, Any]", found if isinstance(found, dict) else {})
        token, kind = answer.get("access_token"), answer.get("token_type", "bearer")
        if not isinstance(token, str) or str(kind).lower() != "bearer":
            raise ValueError("there is no bearer token")
        seconds, refresh = answer.get("expires_in"), answer.get("refresh_token")
        return _Answer(
            access_token=self._checked(token),
            expires_in=None if seconds is None else float(str(seconds)),
            refresh_token=refresh if isinstance(refresh, str) else None,
        )
