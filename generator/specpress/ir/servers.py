"""Servers: where requests go, with what callers may choose of it.

A part of the IR. Knows templates of URLs. Does not know who fills them in.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress.diagnostics import Place
from specpress.literals import Text


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """What stands in braces in the URL of a server."""

    name: Text
    default: Text
    values: tuple[Text, ...]
    """All that it may be; any text where there are none."""
    where: Place


@dataclass(frozen=True, slots=True)
class Server:
    """A server, whose URL is absolute with the defaults of its variables."""

    url: Text
    name: Text
    """What the document says of it, else its URL."""
    variables: tuple[ServerVariable, ...]
    where: Place
