"""Several kinds of credentials: which of them a request takes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .errors import MissingCredentialsError
from .exchange import Secrets, Signed
from .requests import Request


class Scheme(Protocol):
    """Credentials of one kind; `secret` is None where the client has none."""

    @property
    def secret(self) -> object: ...
    @property
    def hint(self) -> str: ...
    async def __call__(
        self, request: Request[Any], rejected: Secrets, client: Any, /
    ) -> Signed: ...


@dataclass(frozen=True, slots=True)
class Schemes:
    """The client's credentials, under the names that the document gives them."""

    schemes: Mapping[str, Scheme]
    default: tuple[tuple[str, ...], ...] = ()
    """What a request takes that does not say."""

    async def __call__(
        self, request: Request[Any], rejected: Secrets, client: Any
    ) -> Signed:
        """`request` with the first of the sets that it takes, all of which is there."""
        sent: Request[Any] = request
        secrets: Secrets = ()
        for scheme in self._chosen(request):
            sent, more = await scheme(sent, rejected, client)
            secrets += more
        return sent, secrets

    def _chosen(self, request: Request[Any]) -> list[Scheme]:
        wanted = self.default if request.security is None else request.security
        sets = [[self.schemes[name] for name in names] for names in wanted]
        for found in sets:
            if all(scheme.secret is not None for scheme in found):
                return found
        if not sets:
            return []
        hints = [" and ".join(scheme.hint for scheme in found) for found in sets]
        message = f"{request} needs credentials: {'; or '.join(hints)}"
        raise MissingCredentialsError(message, request=request)
