"""HTTP basic authentication (RFC 7617)."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from dataclasses import replace
from typing import Any

from .auth import AsyncSecret
from .exchange import Secrets, Signed, awaited
from .requests import Request

# RFC 7617, section 2: no control characters, and no colon in a user's name.
_NAME = re.compile(r"[^\x00-\x1f\x7f:\ud800-\udfff]+")
_PASSWORD = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]*")


class Basic:
    """A user's name and password; the password is empty where only a name is given."""

    def __init__(
        self,
        username: str | None,
        password: AsyncSecret | None,
        *,
        arguments: tuple[str, str],
        variables: tuple[str, str],
    ) -> None:
        given = " and ".join(f"{name}=…" for name in arguments)
        self.hint = f"pass {given} or set {' and '.join(variables)}"
        name_source, self._source = arguments
        if username is None:
            name_source = variables[0]
            username = os.environ.get(name_source) or None
        if password is None:
            self._source = variables[1]
            password = os.environ.get(self._source, "")
        if username is not None and not _NAME.fullmatch(username):
            raise ValueError(f"{name_source}: not a user's name (RFC 7617, section 2)")
        self.secret = username
        self._password = password
        if isinstance(password, str):
            self._check(password)

    async def __call__(
        self, request: Request[Any], _rejected: Secrets, _client: Any
    ) -> Signed:
        """`request` with name and password in its header."""
        ask = self._password
        password = ask if isinstance(ask, str) else await awaited(ask())
        self._check(password)
        pair = b64encode(f"{self.secret}:{password}".encode()).decode()
        sent = {**request.headers, "Authorization": f"Basic {pair}"}
        # some APIs use the name for a key, and no password
        return replace(request, headers=sent), (pair, password or str(self.secret))

    def _check(self, password: str) -> None:
        if not _PASSWORD.fullmatch(password):
            raise ValueError(f"{self._source}: not a password (RFC 7617, section 2)")
