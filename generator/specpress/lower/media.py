"""Media types: how a body of one is written or read, and which of several is spoken.

Knows media types (RFC 9110, section 8.3.1; RFC 6838, section 4.2.8 for suffixes). Does not
know schemas, but for what one of them says of a body that could be anything.
"""

from __future__ import annotations

import re

from specpress import ir
from specpress.nodes import Map

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_VALID = re.compile(rf"{_NAME}/{_NAME}([\t ]*;[\t -~]*)?")
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([^"';\s]+)""", re.IGNORECASE)
_TEXT = frozenset(
    {
        "application/xml",
        "application/yaml",
        "application/x-yaml",
        "application/toml",
        "application/graphql",
        "application/javascript",
        "application/jsonl",
        "application/x-jsonl",
        "application/x-ndjson",
        "application/ndjson",
        "application/json-seq",
        "application/jwt",
        "application/sql",
    }
)
SEQUENTIAL = frozenset(
    {
        "text/event-stream",
        "application/jsonl",
        "application/x-jsonl",
        "application/ndjson",
        "application/x-ndjson",
        "application/json-seq",
    }
)
"""Media types that are many values one after another."""
# What stands in for a range of media types in a Content-Type, which names just one.
_CONCRETE = {
    ir.BodyKind.JSON: "application/json",
    ir.BodyKind.FORM: "application/x-www-form-urlencoded",
    ir.BodyKind.MULTIPART: "multipart/form-data",
    ir.BodyKind.TEXT: "text/plain",
    ir.BodyKind.BINARY: "application/octet-stream",
}


def is_valid(media_type: str) -> bool:
    """Whether it is a media type, or a range of them."""
    return _VALID.fullmatch(media_type) is not None


def essence(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def kind_of(media_type: str, schema: Map | None = None) -> ir.BodyKind:
    """How a body of this media type is written; `schema` decides where it may be anything."""
    name = essence(media_type)
    if name in ("application/json", "text/json") or name.endswith("+json"):
        return ir.BodyKind.JSON
    if name in ("*/*", "application/*", "*"):
        return _by_schema(schema)
    if name == "application/x-www-form-urlencoded":
        return ir.BodyKind.FORM
    if name.startswith("multipart/"):
        return ir.BodyKind.MULTIPART
    is_text = name.startswith("text/") or name in _TEXT or name.endswith("+xml")
    if is_text and _is_utf8(media_type) and not is_binary(schema):
        return ir.BodyKind.TEXT
    return ir.BodyKind.BINARY


def kind_of_response(media_type: str, schema: Map | None = None) -> ir.BodyKind:
    """How a body of this media type is read: forms are for requests, any charset is read."""
    kind = kind_of(essence(media_type), schema)
    read_as = {
        ir.BodyKind.FORM: ir.BodyKind.TEXT,
        ir.BodyKind.MULTIPART: ir.BodyKind.BINARY,
    }
    return read_as.get(kind, kind)


def concrete(media_type: str, kind: ir.BodyKind) -> str:
    """What a Content-Type says: a range cannot stand there, nor what is no media type."""
    if "*" in essence(media_type) or not is_valid(media_type):
        return _CONCRETE[kind]
    return media_type


def rank(media_type: str, kind: ir.BodyKind, schema: Map | None) -> tuple[int, ...]:
    """Which of several media types is spoken: the least one."""
    needs_parts = kind is ir.BodyKind.MULTIPART and has_files(schema)
    return (
        not is_valid(media_type),
        "*" in essence(media_type) and kind is ir.BodyKind.JSON,
        [*ir.BodyKind].index(ir.BodyKind.FORM if needs_parts else kind),
        not needs_parts,
        essence(media_type) != _CONCRETE[kind],
    )


def _by_schema(schema: Map | None) -> ir.BodyKind:
    """JSON, unless the schema is of a text, which nobody writes with quotes around."""
    if is_binary(schema) or not schema:
        return ir.BodyKind.BINARY
    return ir.BodyKind.TEXT if schema.get("type") == "string" else ir.BodyKind.JSON


def is_binary(schema: Map | None) -> bool:
    """Whether text is bytes: by its format, or by a media type that is none of text.

    The latter since OpenAPI 3.1, "Considerations for File Uploads"; with a
    `contentEncoding` it is text.
    """
    if schema is None:
        return False
    if schema.get("format") == "binary":
        return True
    media_type = schema.get("contentMediaType")
    return (
        isinstance(media_type, str)
        and "contentEncoding" not in schema
        and kind_of(media_type) is ir.BodyKind.BINARY
    )


def has_files(schema: Map | None) -> bool:
    """Whether a property, or an item of one, is a file."""
    properties = schema.get("properties") if schema else None
    for each in properties.values() if isinstance(properties, Map) else ():
        inner = each.get("items", each) if isinstance(each, Map) else None
        if isinstance(inner, Map) and is_binary(inner):
            return True
    return False


def _is_utf8(media_type: str) -> bool:
    found = _CHARSET.search(media_type)
    return found is None or found[1].lower() in ("utf-8", "utf8", "us-ascii")
