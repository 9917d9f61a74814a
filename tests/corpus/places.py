"""Where a document has schemas, and what else has examples.

Knows the objects of OpenAPI 2.0 to 3.2 that hold others, and JSON Schema's keywords. Does not
know what any of them means.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from corpus.json_values import is_object
from corpus.reading import Files, Spot

_MAP = "a map of "
_LIST = "a list of "
_METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
_ONE_SCHEMA = (
    *("additionalProperties", "contains", "contentSchema", "else", "if", "items"),
    *("not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
)
_NAMED_SCHEMAS = (
    *("$defs", "definitions", "dependentSchemas", "patternProperties"),
    "properties",
)
# Kind of object -> its keys that hold other objects, and of what kind those are.
_HELD: dict[str, dict[str, str]] = {
    "document": {
        "paths": _MAP + "path item",
        "webhooks": _MAP + "path item",
        "x-webhooks": _MAP + "path item",
        "components": "components",
        "definitions": _MAP + "schema",
        "parameters": _MAP + "parameter",
        "responses": _MAP + "response",
    },
    "components": {
        "schemas": _MAP + "schema",
        "responses": _MAP + "response",
        "parameters": _MAP + "parameter",
        "requestBodies": _MAP + "request body",
        "headers": _MAP + "header",
        "callbacks": _MAP + "callback",
        "pathItems": _MAP + "path item",
        "mediaTypes": _MAP + "media type",
    },
    "path item": {
        **dict.fromkeys(_METHODS, "operation"),
        "parameters": _LIST + "parameter",
        "additionalOperations": _MAP + "operation",
    },
    "operation": {
        "parameters": _LIST + "parameter",
        "requestBody": "request body",
        "responses": _MAP + "response",
        "callbacks": _MAP + "callback",
    },
    "parameter": {"schema": "schema", "content": _MAP + "media type"},
    "header": {"schema": "schema", "content": _MAP + "media type"},
    "request body": {"content": _MAP + "media type"},
    "response": {
        "content": _MAP + "media type",
        "headers": _MAP + "header",
        "schema": "schema",
    },
    "media type": {"schema": "schema", "itemSchema": "schema"},
    "schema": {
        **dict.fromkeys(_ONE_SCHEMA, "schema"),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _LIST + "schema"),
        **dict.fromkeys(_NAMED_SCHEMAS, _MAP + "schema"),
    },
}
_OPEN = frozenset({"path item", "response", "callback"})
"""Kinds whose maps may also hold extensions."""


class Places:
    """The objects of a document by kind, each once, in all its files."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._seen: set[tuple[str, int]] = set()

    def walk(self) -> Iterator[tuple[str, Spot]]:
        """Every object that is reached from the top, with its kind."""
        waiting = [("document", self._files.root)]
        while waiting:
            kind, spot = waiting.pop()
            if (kind, id(spot.value)) in self._seen:
                continue
            self._seen.add((kind, id(spot.value)))
            if is_object(spot.value):
                if kind in _HELD:
                    yield kind, spot
                waiting += self._below(kind, spot)
            elif kind.startswith(_LIST):
                waiting += [(kind.removeprefix(_LIST), each) for each in spot.parts()]
            elif kind == "schema":
                yield kind, spot  # a boolean

    def _below(self, kind: str, spot: Spot) -> Iterator[tuple[str, Spot]]:
        target = spot.value.get("$ref")
        if isinstance(target, str):
            with contextlib.suppress(LookupError):  # who reads the document says so
                yield kind, self._files.find(target, spot.file)
        if kind.startswith(_MAP) or kind == "callback":
            inner = "path item" if kind == "callback" else kind.removeprefix(_MAP)
            for key in spot.value:
                is_extension = inner in _OPEN and key.startswith("x-")
                if not is_extension and not (key == "$ref" and isinstance(target, str)):
                    yield inner, spot.part(key)
        for key, held in _HELD.get(kind, {}).items():
            if key in spot.value:
                yield held, spot.part(key)
