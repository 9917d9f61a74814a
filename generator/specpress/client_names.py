"""What the client is called, and its arguments: one for each secret.

Knows the usual words for credentials. Does not know environment variables, nor how any of
it is sent.

Where an API has one scheme of a kind that everybody knows, its arguments have the usual
names (`bearer_token`, `username`, `access_token`); keys, and schemes of which there are
several, are called after the names that the document gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from specpress import ir
from specpress.builtin_classes import BUILTIN_CLASSES
from specpress.claims import Rank, Scope, Want, settle
from specpress.diagnostics import Report
from specpress.literals import Code, Text
from specpress.naming import pascal, snake, words
from specpress.reserved import (
    IN_CLIENT_MODULE,
    IN_PACKAGE,
    IN_SETTINGS,
)

Argument = tuple[Text, str]
"""A scheme and which of its secrets: `token`, or `username` and `password`; or a variable
of servers, and `variable`."""

_TAKEN_CLIENTS = BUILTIN_CLASSES | IN_CLIENT_MODULE | IN_PACKAGE
_ARGUMENTS = Scope("the argument of security scheme", IN_SETTINGS)
_SERVERS = Scope("server")
_LONGEST = 5
"""Words of a server's name."""
_FILLERS = frozenset(
    {"auth", "authentication", "authorization", "header", "scheme", "security"}
)
"""Last words of a scheme's name that say nothing of the secret."""


def client_name(package: str) -> Code:
    """The class of the sync client of `package`."""
    name = pascal(package, default="Client")
    if {name, f"Async{name}"} & _TAKEN_CLIENTS:
        name += "Api"
    return Code(name)


def argument_names(
    schemes: Iterable[ir.SecurityScheme],
    servers: Iterable[ir.Server],
    report: Report,
) -> Mapping[Argument, Code]:
    """The argument of each secret, and of each variable of a server."""
    wants = {
        (scheme.name, part): want for scheme in schemes for part, want in _wants(scheme)
    }
    for server in servers:
        for variable in server.variables:
            wants[variable.name, "variable"] = _variable_want(variable)
    return settle(wants, _ARGUMENTS, report)


def server_names(servers: Iterable[ir.Server], report: Report) -> Mapping[Text, Code]:
    """What callers choose a server by: the first words of what the document says of it."""
    wants: dict[Text, Want] = {}
    for each in servers:
        raw = each.name.reveal()
        said = raw.partition("://")[2] or re.split(r"[.,:;()\n]", raw)[0]
        name = snake(*words(said)[:_LONGEST], default="server")
        wants[each.name] = Want(name, raw, Rank.SPELLED, raw, each.where)
    return settle(wants, _SERVERS, report)


def _variable_want(variable: ir.ServerVariable) -> Want:
    raw = variable.name.reveal()
    name = snake(raw, default="variable")
    rank = Rank.EXACT if raw == name else Rank.SPELLED
    identity, second = f"variable {raw}", f"server_{name.rstrip('_')}"
    return Want(name, identity, rank, raw, variable.where, second)


def _wants(scheme: ir.SecurityScheme) -> Iterator[tuple[str, Want]]:
    match scheme.kind:
        case ir.Bearer():
            yield "token", _usual(scheme, "bearer_token", "token")
        case ir.OAuth2():
            yield "token", _usual(scheme, "access_token", "token")
        case ir.OpenId():
            yield "token", _usual(scheme, "access_token", "token", Rank.SPELLED)
        case ir.Basic():
            for part in ("username", "password"):
                yield part, _usual(scheme, part, part)
        case ir.ApiKey() | ir.HttpAuth():
            yield "token", _own(scheme)
        case ir.Certificate():
            pass


def _usual(
    scheme: ir.SecurityScheme, name: str, part: str, rank: Rank = Rank.USUAL
) -> Want:
    """A claim to a usual name; where others have one too, the scheme's own and `part`."""
    own = _base(scheme).rstrip("_")
    second = own if own.endswith(part) else f"{own}_{part}"
    raw = scheme.name.reveal()
    return Want(name, f"{raw} {part}", rank, raw, scheme.where, second)


def _own(scheme: ir.SecurityScheme) -> Want:
    """A claim to the scheme's own name."""
    raw, name = scheme.name.reveal(), _base(scheme)
    rank = Rank.EXACT if raw == name else Rank.SPELLED
    return Want(name, f"{raw} token", rank, raw, scheme.where)


def _base(scheme: ir.SecurityScheme) -> str:
    """The name of a scheme without words that say nothing."""
    raw = scheme.name.reveal()
    found = list(words(raw))
    while len(found) > 1 and found[-1] in _FILLERS:
        found.pop()
    is_short = len(found) < len(words(raw))
    return snake("_".join(found) if is_short else raw, default="key")
