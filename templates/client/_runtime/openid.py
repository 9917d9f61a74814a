"""OAuth2 tokens from an OpenID provider, which says itself where it gives them.

It does so by its metadata (OpenID Connect Discovery 1.0, section 4; RFC 8414, section 3).
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any, cast

from pydantic_core import from_json

from ._http import httpx
from .client import AsyncClient, SyncClient, has_good_host
from .oauth2 import AsyncToken, OAuth2, absolute
from .requests import Request, RequestOptions

_WELL_KNOWN = re.compile(
    r"/\.well-known/(openid-configuration|oauth-authorization-server)(?=/|$)"
)
_THIS_MACHINE = re.compile(r"localhost|127(\.[0-9]{1,3}){3}|::1")
_LIMITS = RequestOptions(max_response_bytes=2**20)


class OpenId(OAuth2):
    """An access token: given, or got where the provider's metadata, read once, say so."""

    def __init__(
        self,
        token: AsyncToken | None,
        *,
        argument: str,
        variable: str,
        discovery_url: str,
        client_variables: tuple[str, str],
    ) -> None:
        super().__init__(
            token,
            argument=argument,
            variable=variable,
            token_url=discovery_url,
            client_variables=client_variables,
        )
        self._is_found = self._grant is not None and bool(self._grant.token_url)

    def _fetch(self, client: SyncClient) -> None:
        if not self._is_found:
            url = absolute(client, self._url)
            self._find(self._bare(client, url).send(self._discovery(url)).parsed)
        super()._fetch(client)

    async def _fetch_async(self, client: AsyncClient) -> None:
        if not self._is_found:
            url = absolute(client, self._url)
            response = await self._bare(client, url).send(self._discovery(url))
            self._find(response.parsed)
        await super()._fetch_async(client)

    def _find(self, token_url: str) -> None:
        self._url, self._is_found = token_url, True

    def _discovery(self, url: httpx.URL) -> Request[str]:
        plain = str(url.copy_with(query=None, fragment=None))
        issuer, number = _WELL_KNOWN.subn("", plain, count=1)
        if not number or not _is_safe(url):
            problem = "no https URL of a provider's metadata; give token_url"
            raise ValueError(f"{self._source}: {url} is {problem}")
        return Request(
            operation="discovery",
            method="GET",
            path=(url.raw_path.decode(),),
            responses={200: partial(_token_endpoint, issuer)},
            options=_LIMITS,
        )


def _token_endpoint(issuer: str, content: bytes, /, *_: object) -> str:
    """Where tokens are, by metadata that are the issuer's own (section 4.3)."""
    found: Any = from_json(content)
    metadata = cast("dict[str, object]", found if isinstance(found, dict) else {})
    # A slash at its end is not in the URL of its metadata (section 4.1).
    if metadata.get("issuer") not in (issuer, f"{issuer}/"):
        raise ValueError(f"the issuer is not {issuer}")
    url = metadata.get("token_endpoint")
    if isinstance(url, str) and has_good_host(url) and _is_safe(httpx.URL(url)):
        return url
    raise ValueError("there is no token_endpoint with https")


def _is_safe(url: httpx.URL) -> bool:
    """Whether a secret may go there: to a host by https, or to this very machine."""
    if url.scheme == "http":
        return bool(_THIS_MACHINE.fullmatch(url.host))
    return url.scheme == "https" and bool(url.host)
