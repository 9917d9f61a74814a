"""Credentials: where they come from, and how they stay out of sight."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from typing import Any

from .errors import MissingCredentialsError
from .exchange import Secrets, Signed, awaited
from .requests import Request

Secret = str | Callable[[], str]
"""A text, or a function that gives the present one; it is called for each request."""
AsyncSecret = Secret | Callable[[], Awaitable[str]]


class Bearer:
    """A bearer token (RFC 6750), from an argument or else from the environment."""

    grammar = re.compile(r"[A-Za-z0-9._~+/-]+=*")
    problem = "not a bearer token (RFC 6750, section 2.1)"

    def __init__(
        self, secret: AsyncSecret | None, *, argument: str, variable: str
    ) -> None:
        self.hint = f"pass {argument}=… or set {variable}"
        self._source = argument
        if secret is None:
            self._source, secret = variable, os.environ.get(variable) or None
        self.secret: AsyncSecret | None = secret
        if isinstance(secret, str):
            self._checked(secret)

    async def __call__(
        self, request: Request[Any], _rejected: Secrets, _client: Any
    ) -> Signed:
        """`request` with the secret, if it takes one."""
        wanted, secret = request.security, self.secret
        if wanted == () or (secret is None and wanted is not None and () in wanted):
            return request, ()
        if secret is None:
            message = f"{request} needs credentials: {self.hint}"
            raise MissingCredentialsError(message, request=request)
        text = secret if isinstance(secret, str) else await awaited(secret())
        return self._with(request, self._checked(text)), (text,)

    def _checked(self, text: str) -> str:
        if not self.grammar.fullmatch(text):
            raise ValueError(f"{self._source}: {self.problem}")
        return text

    def _with(self, request: Request[Any], text: str) -> Request[Any]:
        return request.with_header("Authorization", f"Bearer {text}")
