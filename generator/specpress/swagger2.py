"""Swagger 2.0 -> OpenAPI 3.1.

Knows both versions' documents as wholes: servers, security, definitions, paths. Does not know
how single parameters and bodies are told (`swagger2_bodies`).

References are first made as they would be in the old document, and redirected at the end to
where the parts have gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from specpress.diagnostics import Report, note
from specpress.grammar import METHODS, join, rewrite
from specpress.nodes import Map, Seq, Value
from specpress.swagger2_bodies import Bodies
from specpress.swagger2_parts import Moves, native, schema

_GONE = frozenset(
    {
        *("swagger", "host", "basePath", "schemes", "consumes", "produces"),
        *("definitions", "parameters", "responses", "securityDefinitions", "paths"),
    }
)
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}


def from_2_0(root: Map, report: Report) -> Map:
    """The root of the same document in OpenAPI 3.1."""
    root = native(root, report)
    moves = Moves({"#/definitions": "#/components/schemas"})
    bodies = Bodies(root, moves, report)
    components: dict[str, Value] = {
        "schemas": _mapped(root, "definitions", schema),
        **bodies.components(),
        "securitySchemes": _mapped(root, "securityDefinitions", _security_scheme),
    }
    servers = Seq.at(root, _servers(root, report), "host")
    items: dict[str, Value] = {
        "openapi": "3.1.0",
        **{key: root[key] for key in root if key not in _GONE},
        **({"servers": servers} if servers else {}),
        "paths": _paths(root, bodies, report),
        "components": Map.at(root, components),
    }
    new = root.replaced(items, {"openapi": "swagger"})
    redirected = rewrite(new, "OpenAPI", moves.redirected)
    assert isinstance(redirected, Map)
    return redirected


def _mapped(root: Map, key: str, change: Callable[[Map], Value]) -> Map:
    """The objects in the map under `key`, changed."""
    node = root.get(key)
    if not isinstance(node, Map):
        return Map.at(root, {}, key)
    return node.replaced(
        {
            name: change(value) if isinstance(value, Map) else value
            for name, value in node.items()
        }
    )


def _servers(root: Map, report: Report) -> Iterator[Map]:
    """One for each scheme, HTTPS first."""
    host, base = root.get("host"), root.get("basePath")
    path = base.rstrip("/") if isinstance(base, str) else ""
    if not isinstance(host, str) or not host:
        if path:
            yield Map.at(root, {"url": path}, "basePath")
        return
    listed = root.get("schemes")
    schemes = (
        [each for each in listed if isinstance(each, str)]
        if isinstance(listed, Seq)
        else []
    )
    if not schemes:
        message = "the document names no scheme; https is assumed"
        report.add(note("assumed-scheme", root.where("host"), message, "set schemes"))
        schemes = ["https"]
    if path and not path.startswith("/"):
        path = f"/{path}"
    for scheme in sorted(dict.fromkeys(schemes), key=lambda each: each != "https"):
        yield Map.at(root, {"url": f"{scheme}://{host}{path}"}, "host")


def _security_scheme(node: Map) -> Map:
    match node.get("type"):
        case "basic":
            return node.replaced({**node, "type": "http", "scheme": "basic"})
        case "oauth2":
            names = ("flow", "authorizationUrl", "tokenUrl", "scopes")
            flow = {key: node[key] for key in names[1:] if key in node}
            flow.setdefault("scopes", Map.at(node, {}))
            name = _FLOWS.get(str(node.get("flow")), str(node.get("flow")))
            flows = Map.at(node, {name: node.replaced(flow)}, "flow")
            rest = {key: node[key] for key in node if key not in names}
            return node.replaced({**rest, "flows": flows}, {"flows": "flow"})
        case _:
            return node


def _paths(root: Map, bodies: Bodies, report: Report) -> Map:
    node = root.get("paths")
    if not isinstance(node, Map):
        return Map.at(root, {}, "paths")
    return node.replaced(
        {
            template: (
                _path_item(item, join("#", "paths", template), bodies, root, report)
                if isinstance(item, Map) and not template.startswith("x-")
                else item
            )
            for template, item in node.items()
        }
    )


def _path_item(
    node: Map, pointer: str, bodies: Bodies, root: Map, report: Report
) -> Map:
    """A path item: what it says of bodies moves into its operations."""
    if isinstance(node.get("$ref"), str):
        return node
    shared = bodies.listed(node, pointer)
    new: dict[str, Value] = dict(node)
    new["parameters"] = bodies.kept(node, shared)
    if not new["parameters"]:
        del new["parameters"]
    for method in METHODS:
        operation = node.get(method)
        if isinstance(operation, Map):
            at = join(pointer, method)
            new[method] = _with_schemes(
                bodies.operation(operation, at, shared), operation, root, report
            )
    return node.replaced(new)


def _with_schemes(new: Map, old: Map, root: Map, report: Report) -> Map:
    """An operation with servers of its own, where its schemes rule out the document's."""
    if not isinstance(old.get("schemes"), Seq):
        return new
    usual = next(_servers(root, Report()), None)
    own = list(_servers(root.replaced({**root, "schemes": old["schemes"]}), report))
    if not own or usual is None or own[0]["url"] == usual["url"]:
        return new
    servers = Seq.at(old, own, "schemes")
    return new.replaced({**new, "servers": servers}, {"servers": "schemes"})
