"""Client certificates (mutual TLS), which the HTTP client of the caller shows."""

from __future__ import annotations

from typing import Any

from .exchange import Secrets, Signed
from .requests import Request


class Certificate:
    """A certificate that the connection shows, if the caller made its HTTP client."""

    hint = "pass http_client=…, made with a client certificate"

    def __init__(self, http_client: object) -> None:
        self.secret = http_client

    async def __call__(
        self, request: Request[Any], _rejected: Secrets, _client: Any
    ) -> Signed:
        """`request` as it is."""
        return request, ()
