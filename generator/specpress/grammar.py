"""What the objects of an OpenAPI document hold: where schemas, references and data are.

One table, used by every pass that walks a document, so that a `$ref` in an example or a
property named `default` is never taken for something else. Knows the shape of Swagger 2.0,
OpenAPI 3.0 to 3.2 and JSON Schema 2020-12; does not know what anything means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal
from urllib.parse import unquote

from specpress.nodes import Map, Seq, Value

Kind = Literal[
    "OpenAPI",
    "Components",
    "Paths",
    "PathItem",
    "Operation",
    "Parameter",
    "Header",
    "RequestBody",
    "MediaType",
    "Encoding",
    "Responses",
    "Response",
    "Callback",
    "Example",
    "Link",
    "SecurityScheme",
    "Schema",
    "Swagger",
    "SwaggerPaths",
    "SwaggerPathItem",
    "SwaggerOperation",
    "SwaggerParameter",
    "SwaggerResponses",
    "SwaggerResponse",
    "SwaggerHeader",
]
"""The objects of OpenAPI 3, and those of Swagger 2.0 that differ."""

REFERABLE = frozenset(
    {
        *("Schema", "Parameter", "Header", "RequestBody", "Response", "MediaType"),
        *("Example", "Link", "Callback", "SecurityScheme"),
        *("SwaggerParameter", "SwaggerResponse"),
    }
)
"""The objects that a Reference Object may stand for. Path items have a `$ref` of their own,
beside which other fields may stand; real documents refer to maps, lists and operations too."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# Kind -> key -> shape of its value: a kind, [kind] for a list of them, {kind} for a map
# whose keys are names. A key that is not listed holds data.
_SHAPES: dict[Kind, dict[str, str]] = {
    "OpenAPI": {
        "paths": "Paths",
        "webhooks": "{PathItem}",
        "x-webhooks": "{PathItem}",  # what Redoc called them before OpenAPI 3.1
        "components": "Components",
    },
    "Components": {
        "schemas": "{Schema}",
        "responses": "{Response}",
        "parameters": "{Parameter}",
        "examples": "{Example}",
        "requestBodies": "{RequestBody}",
        "headers": "{Header}",
        "securitySchemes": "{SecurityScheme}",
        "links": "{Link}",
        "callbacks": "{Callback}",
        "pathItems": "{PathItem}",
        "mediaTypes": "{MediaType}",
    },
    "PathItem": {
        "parameters": "[Parameter]",
        "additionalOperations": "{Operation}",
        **dict.fromkeys((*METHODS, "query"), "Operation"),
    },
    "Operation": {
        "parameters": "[Parameter]",
        "requestBody": "RequestBody",
        "responses": "Responses",
        "callbacks": "{Callback}",
    },
    "Parameter": {
        "schema": "Schema",
        "content": "{MediaType}",
        "examples": "{Example}",
    },
    "Header": {"schema": "Schema", "content": "{MediaType}", "examples": "{Example}"},
    "RequestBody": {"content": "{MediaType}"},
    "MediaType": {
        "schema": "Schema",
        "itemSchema": "Schema",
        "examples": "{Example}",
        "encoding": "{Encoding}",
    },
    "Encoding": {"headers": "{Header}"},
    "Response": {
        "headers": "{Header}",
        "content": "{MediaType}",
        "links": "{Link}",
    },
    "Example": {},
    "Link": {},
    "SecurityScheme": {},
    "Schema": {
        **dict.fromkeys(
            (
                "items",
                "additionalProperties",
                "propertyNames",
                "contains",
                "not",
                "if",
                "then",
                "else",
                "unevaluatedItems",
                "unevaluatedProperties",
                "contentSchema",
            ),
            "Schema",
        ),
        **dict.fromkeys(
            ("properties", "patternProperties", "dependentSchemas", "$defs"), "{Schema}"
        ),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[Schema]"),
    },
    # Swagger 2.0
    "Swagger": {
        "paths": "SwaggerPaths",
        "definitions": "{Schema}",
        "parameters": "{SwaggerParameter}",
        "responses": "{SwaggerResponse}",
        "securityDefinitions": "{SecurityScheme}",
    },
    "SwaggerPathItem": {
        "parameters": "[SwaggerParameter]",
        **dict.fromkeys(METHODS, "SwaggerOperation"),
    },
    "SwaggerOperation": {
        "parameters": "[SwaggerParameter]",
        "responses": "SwaggerResponses",
    },
    # by the book, items hold no `$ref` and headers no schema
    "SwaggerParameter": {"schema": "Schema", "items": "Schema"},
    "SwaggerResponse": {"schema": "Schema", "headers": "{SwaggerHeader}"},
    "SwaggerHeader": {"schema": "Schema", "items": "Schema"},
}
# Kinds all of whose keys, but extensions, are names.
_NAMED: dict[Kind, str] = {
    "Paths": "PathItem",
    "Responses": "Response",
    "Callback": "PathItem",
    "SwaggerPaths": "SwaggerPathItem",
    "SwaggerResponses": "SwaggerResponse",
}


def shape(kind: Kind, key: str) -> str:
    """The shape of what stands under `key` in an object of `kind`; "" for data."""
    if kind in _NAMED:
        return "" if key.startswith("x-") else _NAMED[kind]
    return _SHAPES[kind].get(key, "")


def is_map_of_names(kind: str) -> bool:
    """Whether all keys of an object of this shape, but extensions, are names: `{Schema}`."""
    return kind.startswith("{") or kind in _NAMED


def is_reference(node: Map, kind: str) -> bool:
    """Whether `node`, of a shape `kind`, is a `$ref`.

    Among names, one that is a string is a reference to the whole map; any other value
    belongs to something that is called `$ref`.
    """
    if "$ref" not in node:
        return False
    return isinstance(node["$ref"], str) or not is_map_of_names(kind)


def sections(kind: str) -> list[tuple[str, ...]]:
    """The sections for components of a kind, in OpenAPI 3 and in Swagger 2.0."""
    wanted = f"{{{kind}}}"
    inner = [
        ("components", key)
        for key, each in _SHAPES["Components"].items()
        if each == wanted
    ]
    return inner + [
        (key,) for key, each in _SHAPES["Swagger"].items() if each == wanted
    ]


def child_shape(kind: str, key: str) -> str:
    """`shape` for any shape, maps and lists of a kind included."""
    if kind[:1] in ("{", "["):
        return kind[1:-1]
    return shape(kind, key) if kind in _SHAPES or kind in _NAMED else ""


def children(node: Value, kind: str) -> Iterator[tuple[str, Value, str]]:
    """Key, value and shape of all within `node` that is not data."""
    if isinstance(node, Map) and not kind.startswith("["):
        for key, value in node.items():
            inner = child_shape(kind, key)
            if inner:
                yield key, value, inner
    elif isinstance(node, Seq) and kind.startswith("["):
        for index, value in enumerate(node):
            yield str(index), value, kind[1:-1]


def walk(node: Value, kind: str, pointer: str = "#") -> Iterator[tuple[Map, str, str]]:
    """Every object of the document with its shape and JSON pointer, parents first."""
    stack: list[tuple[Value, str, str]] = [(node, kind, pointer)]
    while stack:
        value, shape_, at = stack.pop()
        if isinstance(value, Map):
            yield value, shape_, at
        stack.extend(
            (child, inner, join(at, key))
            for key, child, inner in children(value, shape_)
        )


def rewrite(node: Value, kind: str, change: Callable[[Map, str], Map]) -> Value:
    """The tree with every object replaced by `change(object, kind)`, innermost first."""
    new = {
        key: rewrite(value, inner, change) for key, value, inner in children(node, kind)
    }
    if isinstance(node, Map):
        changed = node.replaced({**node, **new}) if new else node
        return changed if kind[:1] == "{" else change(changed, kind)
    if isinstance(node, Seq) and new:
        return node.replaced(list(new.values()))
    return node


# JSON pointers (RFC 6901) ---------------------------------------------------------------


def join(pointer: str, *tokens: str) -> str:
    """`pointer` and `tokens` below it."""
    return "/".join((pointer, *map(_escaped, tokens)))


def _escaped(token: str) -> str:
    # a percent sign as well, so that `tokens` gives the same token back
    return token.replace("%", "%25").replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The tokens of a JSON pointer in URI fragment form (RFC 6901, section 6)."""
    parts = unquote(pointer).removeprefix("#").split("/")[1:]
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]


# RFC 9110, section 5.6.2: methods and header names; RFC 6265, section 4.1.1: cookies
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
STATUS = re.compile(r"[1-5](\d\d|XX)|default")
"""The keys of a Responses object (OpenAPI, section "Responses Object")."""
