"""Relative servers of a document that was read from a URL -> absolute ones.

Knows what OpenAPI sees from the place of the document: `servers` (and that there is one where
none is listed), and in Swagger 2.0 `host` and `schemes`. Does not know how it was read.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from specpress.diagnostics import Report, note
from specpress.grammar import rewrite
from specpress.nodes import Map, Seq, Value
from specpress.source import Document

_KINDS = frozenset({"OpenAPI", "PathItem", "Operation"})


def located(document: Document, report: Report) -> Document:
    """`document`, with its servers as seen from its URL."""
    root, url = document.root, document.url
    if "swagger" in root:
        return replace(document, root=_swagger(root, url))
    if not root.get("servers"):
        # OpenAPI 3, "OpenAPI Object": the default is a server with the URL "/"
        message = f"no servers are listed; {urljoin(url, '/')} is assumed"
        report.add(note("assumed-server", root.where(), message))
        root = root.replaced(
            {**root, "servers": Seq.at(root, [Map.at(root, {"url": "/"})])}
        )

    def absolute(node: Map, kind: str) -> Map:
        servers = node.get("servers")
        if kind not in _KINDS or not isinstance(servers, Seq):
            return node
        new = servers.replaced([_server(each, url) for each in servers])
        return node.replaced({**node, "servers": new})

    new = rewrite(root, "OpenAPI", absolute)
    assert isinstance(new, Map)
    return replace(document, root=new)


def _server(server: Value, url: str) -> Value:
    own = server.get("url") if isinstance(server, Map) else None
    # a variable may hold the scheme
    if not isinstance(server, Map) or not isinstance(own, str) or own.startswith("{"):
        return server
    try:
        absolute = urljoin(url, own)
    except ValueError:  # said where servers are read
        return server
    return server.replaced({**server, "url": absolute})


def _swagger(root: Map, url: str) -> Map:
    """Swagger 2.0, "Swagger Object": the host and the scheme that the document came from."""
    parts = urlsplit(url)
    new: dict[str, Value] = {**root}
    new.setdefault("host", parts.netloc)
    new.setdefault("schemes", Seq.at(root, [parts.scheme]))
    return root.replaced(new)
