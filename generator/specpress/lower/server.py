"""The server that requests go to.

Knows Server objects. The first is taken, with its variables' defaults.
"""

from __future__ import annotations

import re

from specpress.diagnostics import note, warning
from specpress.literals import Text
from specpress.lower.reading import Context, items, mapping, string

_ABSOLUTE = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")


def server(context: Context) -> Text:
    """The URL that all paths start with; empty where there is no absolute one."""
    servers = list(items(context.root, "servers", context.report))
    if not servers:
        return Text("")
    node = servers[0][1]
    if len(servers) > 1:
        message = f"the first of {len(servers)} servers is the default"
        hint = "pass base_url for another"
        context.report.add(note("other-servers", node.where("url"), message, hint))
    variables = mapping(node, "variables", context.report)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return string(mapping(variables, name, context.report), "default")

    url = re.sub(r"\{([^{}]*)\}", value, string(node, "url")).rstrip("/")
    if _ABSOLUTE.fullmatch(url) and url.isprintable():
        return Text(url)
    message = f"{url[:60]!r} is not an absolute http(s) URL"
    hint = "callers must pass base_url"
    context.report.add(warning("relative-server", node.where("url"), message, hint))
    return Text("")
