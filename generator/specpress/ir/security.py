"""Credentials: the kinds that OpenAPI has, and which of them an operation takes.

A part of the IR. Knows where each kind is sent. Does not know who gives it, nor how.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress.diagnostics import Place
from specpress.ir.schema import Docs
from specpress.ir.transport import Location
from specpress.literals import Text


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A text in a header, the query or a cookie."""

    location: Location
    wire_name: Text


@dataclass(frozen=True, slots=True)
class Basic:
    """A name and a password (RFC 7617)."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token (RFC 6750)."""


@dataclass(frozen=True, slots=True)
class HttpAuth:
    """Another scheme of HTTP's registry, as the field `Authorization` names it."""

    scheme: Text


@dataclass(frozen=True, slots=True)
class OAuth2:
    """An access token, and where a client can get one."""

    token_url: Text = Text("")
    """Empty where no flow has one."""
    refresh_url: Text = Text("")
    has_client_credentials: bool = False


@dataclass(frozen=True, slots=True)
class OpenId:
    """An access token of an OpenID provider."""

    url: Text


@dataclass(frozen=True, slots=True)
class Certificate:
    """A client certificate (mutual TLS)."""


SchemeKind = ApiKey | Basic | Bearer | HttpAuth | OAuth2 | OpenId | Certificate


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    name: Text
    kind: SchemeKind
    docs: Docs
    where: Place


@dataclass(frozen=True, slots=True)
class Requirement:
    """One scheme of an alternative, with the OAuth2 scopes that it needs."""

    scheme: Text
    scopes: tuple[Text, ...] = ()


Alternative = tuple[Requirement, ...]
"""What goes along together; nothing where it is empty."""
Security = tuple[Alternative, ...]
"""What an operation takes instead of each other; nothing at all where it is empty."""
