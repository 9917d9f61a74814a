"""A wire test as data: an operation, the arguments of a call, and what must be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Arguments = Mapping[str, Any] | Callable[[Any], Mapping[str, Any]]
"""Keyword arguments; a function where they need the client's `models`."""

OBJECT: Json = {"type": "object", "additionalProperties": {"type": "integer"}}
LIST: Json = {"type": "array", "items": {"type": "string"}}
TEXT: Json = {"type": "string"}
SCHEMAS: Json = {
    "Filter": {"type": "object", "properties": {"a": {"type": "integer"}}},
    "Order": {
        "type": "object",
        "required": ["lines"],
        "properties": {
            "dueAt": {"type": ["string", "null"], "format": "date-time"},
            "lines": {"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
            "note": {"type": "string"},
            "parent": {"$ref": "#/components/schemas/Order"},
        },
    },
    "Line": {
        "type": "object",
        "required": ["sku"],
        "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}},
    },
    "MaybeLine": {"oneOf": [{"$ref": "#/components/schemas/Line"}, {"type": "null"}]},
}
"""Schemas with a name that cases refer to."""


@dataclass(frozen=True)
class Case:
    """What one call sends."""

    rule: str
    """Where it is written that this must be sent."""
    arguments: Arguments
    target: str = ""
    """Path and query as they stand in the first line of the request."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    absent: tuple[str, ...] = ()
    """Headers that must not be there."""
    body: bytes = b""
    refused: str = ""
    """The beginning of the message, where nothing may be sent."""
    method: str = "get"
    path: str = ""
    """The path template below a part that makes it the case's own."""
    parameters: tuple[Json, ...] = ()
    request: Json | None = None
    security: list[Json] = field(default_factory=list[Json])
    """Credentials that the operation takes."""
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Arguments of the client."""
    missing: tuple[str, ...] = ()
    """Words of the error for missing credentials, where nothing may be sent."""


def parameter(schema: Json, where: str = "query", **more: Any) -> Json:
    """A Parameter object that is called `color`, as in OpenAPI's table of styles."""
    required = {"required": True} if where == "path" else {}
    return {"name": "color", "in": where, "schema": schema, **required, **more}


def made(build: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What is made of the client's models."""
    return build


def given(name: str, value: Any) -> Arguments:
    """`value` as the only argument; what is `made`, of the client's models."""
    return (lambda m: {name: value(m)}) if callable(value) else {name: value}


def content(media_type: str, schema: Json | None, **more: Any) -> Json:
    """A required Request Body object."""
    media = {"schema": schema} if schema is not None else {}
    return {"required": True, "content": {media_type: {**media, **more}}}
