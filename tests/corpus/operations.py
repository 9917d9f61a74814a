"""The operations of a document by its own words, and those of a client by its syntax trees.

Knows where each version of OpenAPI has operations. Knows that a client makes each of its
requests in one place, by `Request(method=..., path=(...))`. Does not know how specpress
finds either.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

from corpus.json_values import is_object
from corpus.reading import Files, Spot

# OpenAPI 2.0 "Path Item Object"; 3.0 added trace, 3.2 query and additionalOperations.
_METHODS_2 = ("get", "put", "post", "delete", "options", "head", "patch")
_METHODS_3 = (*_METHODS_2, "trace")
_METHODS_32 = (*_METHODS_3, "query")

_OPERATORS = re.compile(r"\{[.;]?([^{}]*?)\*?\}")

Operations = Counter[tuple[str, str]]
"""How often each method and path template occurs."""


def document_operations(files: Files) -> Operations:
    """What can be called, as the document says."""
    methods, additional = _methods(files.root.value)
    found: Operations = Counter()
    paths = files.section(files.root, "paths")
    for template in paths.value:
        if not template.startswith("x-"):
            item = _whole(files, paths.part(template))
            for method in methods:
                if is_object(item.get(method)):
                    found[method.upper(), template] += 1
            more = item.get("additionalOperations") if additional else None
            for method, operation in (more if is_object(more) else {}).items():
                if is_object(operation):
                    found[method, template] += 1
    return found


def _methods(root: Any) -> tuple[Iterable[str], bool]:
    version = str(root.get("openapi") or root.get("swagger"))
    if version.startswith("2"):
        return _METHODS_2, False
    if version.startswith("3.2"):
        return _METHODS_32, True
    return _METHODS_3, False


def _whole(files: Files, spot: Spot) -> dict[str, Any]:
    """A path item with what it refers to; what stands beside `$ref` wins."""
    beside = spot.value if is_object(spot.value) else {}
    try:
        target = files.follow(spot).value
    except LookupError:
        target = {}
    return {**(target if is_object(target) else {}), **beside}


def client_operations(package: Path) -> Operations:
    """What can be called with the client in the folder `package`.

    An operation that answers as a whole or as a stream has a request for each, of which one is
    called `…#stream`.
    """
    found = {
        (
            ast.unparse(given.get("operation") or ast.Pass()).replace("#stream'", "'"),
            called(given),
        )
        for path in sorted((package / "resources").glob("*.py"))
        for given in requests(ast.parse(path.read_text(encoding="utf-8")))
    }
    return Counter(called_ for _, called_ in found)


Given = dict[str | None, ast.expr]
"""The arguments of one `Request(...)`."""


def called(given: Given) -> tuple[str, str]:
    """The method and path template of a request."""
    method = given["method"]
    assert isinstance(method, ast.Constant)
    return str(method.value), _template(given["path"]) + _query(given.get("query"))


def requests(tree: ast.AST) -> Iterator[Given]:
    """All requests that are made in a module or function."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("Request", "PagedRequest")
        ):
            yield {each.arg: each.value for each in node.keywords}


def _template(path: ast.expr) -> str:
    """`("/a/", path_segment("id", id))` -> `/a/{id}`."""
    assert isinstance(path, ast.Tuple)
    return "".join(map(_piece, path.elts))


def _piece(node: ast.expr) -> str:
    match node:
        case ast.Constant(str(text)):
            return unquote(text)
        case ast.Call(args=[ast.Constant(str(name)), *_]):
            return f"{{{name}}}"
        case _:
            raise ValueError(ast.unparse(node))


def _query(values: ast.expr | None) -> str:
    """The constants in `query_values({"a": "b"})`, which come from the path: `?a=b`."""
    found = [
        (str(key.value), str(value.value))
        for node in ast.walk(values or ast.Pass())
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
    ]
    return f"?{urlencode(sorted(found))}" if found else ""


def as_sent(template: str) -> str:
    """What a template means on the wire: a fragment stays behind, a query is a query.

    A path begins with a slash (OpenAPI 3.1, 4.8.8), and an expression is a name: RFC 6570's
    operators, which some documents write, are no part of it. Both are said (`bad-path`).
    """
    path, _, query = template.partition("#")[0].partition("?")
    path = _OPERATORS.sub(r"{\1}", path if path.startswith("/") else f"/{path}")
    pairs = [
        pair for pair in parse_qsl(query, keep_blank_values=True) if "{" not in pair[1]
    ]
    return unquote(path) + (f"?{urlencode(sorted(pairs))}" if pairs else "")


def differences(document: Operations, client: Operations) -> list[str]:
    """What only one of the two has."""
    spelled: Operations = Counter()
    for (method, template), count in document.items():
        spelled[method, as_sent(template)] += count
    missing = [f"not in the client: {m} {t}" for m, t in spelled - client]
    return sorted(
        missing + [f"not in the document: {m} {t}" for m, t in client - spelled]
    )
