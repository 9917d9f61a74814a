"""The servers that requests go to.

Knows Server objects, and which of their URLs a client can use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from specpress import ir
from specpress.diagnostics import warning
from specpress.literals import Text
from specpress.lower.reading import Context, items, mapping, string, strings
from specpress.nodes import Map

_ABSOLUTE = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def servers(context: Context) -> tuple[ir.Server, ...]:
    """The servers of the whole API; the first is the default, if it can be one.

    A variable that servers share has one default: what differs stands in the URL.
    """
    found = list(_servers(context.root, context, "callers must pass base_url"))
    if not found or found[0] is None:
        return ()
    shared: dict[Text, ir.ServerVariable] = {}
    by_url: dict[Text, ir.Server] = {}
    for server in found:
        if server is not None:
            for each in server.variables:
                shared.setdefault(each.name, each)
            kept = _with_shared(server, shared)
            by_url.setdefault(kept.url, kept)
    # what several are called does not tell them apart; their URLs do
    said = Counter(each.name for each in by_url.values())
    return tuple(
        each if said[each.name] == 1 else replace(each, name=each.url)
        for each in by_url.values()
    )


def _with_shared(
    server: ir.Server, shared: Mapping[Text, ir.ServerVariable]
) -> ir.Server:
    """`server`, with those variables filled in that callers cannot choose."""
    own = [each for each in server.variables if not _is_shared(each, shared)]
    values = {each.name.reveal(): each.default.reveal() for each in own}
    kept = tuple(shared[each.name] for each in server.variables if each not in own)
    return replace(server, url=Text(filled(server.url, values)), variables=kept)


def _is_shared(
    variable: ir.ServerVariable, shared: Mapping[Text, ir.ServerVariable]
) -> bool:
    return variable.name in shared and shared[variable.name].default == variable.default


def own_server(
    nodes: Iterable[Map], all_: tuple[ir.Server, ...], context: Context
) -> Text:
    """The first server of the first of `nodes` that has one; empty where none has.

    A variable stays in its braces where the API's servers have it as well, with the same
    default: what callers choose there counts here, too.
    """
    shared = {each.name: each for server in all_ for each in server.variables}
    for node in nodes:
        if "servers" not in node:
            continue
        hint = "its requests go where all others go"
        found = _servers(node, context, hint)
        first = next(found, None)
        if first is None:
            return Text("")
        if _is_plain(first) and not any(map(_is_plain, all_)):
            message = "the server of this operation is without TLS, unlike the API's"
            context.report.add(warning("insecure-server", first.where, message, hint))
            return Text("")
        return _with_shared(first, shared).url
    return Text("")


def _is_plain(server: ir.Server) -> bool:
    """Whether what is sent to a server can be read on its way."""
    return default_url((server,)).reveal().startswith("http:")


def filled(url: Text, values: Mapping[str, str]) -> str:
    """A URL with its variables replaced as far as `values` go."""
    return _VARIABLE.sub(
        lambda found: values.get(found[1], found[0]), url.reveal()
    ).rstrip("/")


def default_url(found: tuple[ir.Server, ...]) -> Text:
    """The URL that paths start with if nobody chooses another; empty where there is none."""
    if not found:
        return Text("")
    values = {each.name.reveal(): each.default.reveal() for each in found[0].variables}
    return Text(filled(found[0].url, values))


def _servers(node: Map, context: Context, hint: str) -> Iterator[ir.Server | None]:
    """The servers that stand in `node`; None for one that cannot be used."""
    for _, each in items(node, "servers", context.report):
        url = Text(string(each, "url"))
        variables = tuple(_variables(each, context))
        values = {each.name.reveal(): each.default.reveal() for each in variables}
        plain = filled(url, values)
        if _ABSOLUTE.fullmatch(plain) and plain.isprintable() and "{" not in plain:
            name = string(each, "description").strip() or url.reveal()
            yield ir.Server(
                Text(url.reveal().rstrip("/")), Text(name), variables, each.where()
            )
        else:
            message = f"{plain[:60]!r} is not an absolute http(s) URL"
            where = each.where("url")
            context.report.add(warning("relative-server", where, message, hint))
            yield None


def _variables(node: Map, context: Context) -> Iterator[ir.ServerVariable]:
    """The variables that the URL has, in its order."""
    described = mapping(node, "variables", context.report)
    for name in dict.fromkeys(_VARIABLE.findall(string(node, "url"))):
        each = mapping(described, name, context.report)
        yield ir.ServerVariable(
            name=Text(name),
            default=Text(string(each, "default")),
            values=tuple(map(Text, strings(each, "enum"))),
            where=described.where(name) if name in described else node.where("url"),
        )
