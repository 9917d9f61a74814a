"""Credentials: where they come from, and how they stay out of sight."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

_TOKEN68 = re.compile(r"[A-Za-z0-9._~+/-]+=*")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A bearer token (RFC 6750), from an argument or else from the environment."""

    token: str | None = field(repr=False)
    hint: str
    """How a caller can give one."""

    @classmethod
    def read(cls, token: str | None, *, argument: str, variable: str) -> Bearer:
        """`token`, or the value of the environment variable where it is None.

        Raises:
            ValueError: the token is empty, or has characters that cannot be sent.
        """
        source = argument
        if token is None:
            source, token = variable, os.environ.get(variable) or None
        if token is not None and not _TOKEN68.fullmatch(token):
            raise ValueError(f"{source}: not a bearer token (RFC 6750, section 2.1)")
        return cls(token, f"pass {argument}=… or set {variable}")

    def headers(self) -> dict[str, str] | None:
        """What to send along; None where there is no token."""
        return None if self.token is None else {"Authorization": f"Bearer {self.token}"}

    def secrets(self) -> tuple[str, ...]:
        """What must not stand in any text."""
        return () if self.token is None else (self.token,)
