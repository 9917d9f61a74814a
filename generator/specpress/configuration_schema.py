"""The JSON Schema (draft 2020-12) of `specpress.toml`, for editors and for whoever checks it.

Knows what each key holds, and by default. Does not know how a configuration is read: tests
compare the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TypeAlias

from specpress.config import HTTP_LIBRARIES, METHOD_NAMES, Client
from specpress.naming import TAKEN_PACKAGES
from specpress.operation_settings import PagingStyle
from specpress.selection import FILTERS, HINTS
from specpress.settings import MAX_SECONDS, SENDING, STYLE_KEYS
from specpress.signatures import PRESETS
from specpress.signing import Coding, Hash

Schema: TypeAlias = dict[str, object]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
_SECONDS: Schema = {"type": "integer", "minimum": 1, "maximum": MAX_SECONDS}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_POINTER: Schema = {"type": "string", "pattern": "^(/|$)"}
_OPERATION = "^[A-Z]+ /"


def schema() -> str:
    """The schema, as JSON."""
    clients: Schema = {
        "description": "The clients to generate, by name.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"$ref": "#/$defs/client"},
    }
    whole: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of specpress",
        "description": "specpress.toml, or [tool.specpress] of pyproject.toml.",
        **_table({"clients": clients}, ("clients",)),
        "$defs": {
            "client": _client(),
            "filter": _filter(),
            "operation": _operation(),
            "paging": _paging(),
            "signature": _signature(),
        },
    }
    return json.dumps(whole, indent=2) + "\n"


def _table(keys: Mapping[str, object], required: tuple[str, ...] = ()) -> Schema:
    """An object of these keys and no others."""
    found: Schema = {"type": "object", "properties": dict(keys)}
    if required:
        found["required"] = list(required)
    return {**found, "additionalProperties": False}


# -- a client --------------------------------------------------------------------------

_DESCRIPTIONS = {
    "spec": "The document: a file, docs pages, or - for standard input.",
    "output": "The folder that the package and docs/ are written into.",
    "package": "Name of the package; by default it follows from the document's title.",
    "http_library": "What the client imports.",
    "strict": "Whether what openapi-spec-validator finds is an error.",
    "exact_schemas": "Whether schemas mean what JSON Schema says to the letter.",
    "lenient": "Whether what leads nowhere or stands twice is a warning, typed as Any.",
    "refs_within": "The folder that $refs may lead into; by default that of spec.",
    "overlays": "The OpenAPI Overlays to lay over the document, in this order.",
    "templates": "The folder of the project's own templates.",
    "include": "Which operations and webhooks there are; without it, all.",
    "exclude": "Which of them there are not.",
    "operations": "What is said of single operations, by operationId or as GET /path.",
    "webhooks": "What is said of webhooks.",
    "keep_names": "Whether names stay that were published, in .specpress/names.toml.",
    "prune_names": "Whether names of what is gone are forgotten, and deprecated aliases.",
    "keyword_bodies": "Whether methods also take the fields of an object body.",
    "method_names": "What methods are called after: operationId, or method and path.",
    "renamed": 'Where things went: "GET /old" = "GET /new", or pointers of schemas.',
}


def _client() -> Schema:
    special: dict[str, Schema] = {
        "package": {
            "type": "string",
            "pattern": "^([a-z][a-z0-9_]{0,60})?$",
            "not": {"enum": sorted(filter(str.islower, TAKEN_PACKAGES))},
        },
        "http_library": {"enum": list(HTTP_LIBRARIES)},
        "method_names": {"enum": list(METHOD_NAMES)},
        "include": {"$ref": "#/$defs/filter"},
        "exclude": {"$ref": "#/$defs/filter"},
        "operations": {
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/operation"},
        },
        "webhooks": _table({"signature": {"$ref": "#/$defs/signature"}}),
        "renamed": {
            "type": "object",
            "patternProperties": {
                "^#/": {"type": "string", "pattern": "^#/"},
                _OPERATION: {"type": "string", "pattern": _OPERATION},
            },
            "additionalProperties": False,
        },
    }
    keys = {
        each.name: {
            "description": _DESCRIPTIONS[each.name],
            **(special.get(each.name) or _usual(each.default)),
            **_default(each.default),
        }
        for each in fields(Client)
    }
    both = {"strict": {"const": True}, "lenient": {"const": True}}
    excluded = {"required": list(both), "properties": both}
    return {**_table(keys, ("spec",)), "not": excluded}


def _usual(default: object) -> Schema:
    if isinstance(default, tuple):
        return _TEXTS
    return {"type": "boolean"} if isinstance(default, bool) else _TEXT


def _default(default: object) -> Schema:
    match default:
        case bool() | str():
            return {"default": default}
        case tuple():
            return {"default": []}
        case _:
            return {}


_ITEMS: dict[str, Schema] = {
    "tags": {"type": "string", "minLength": 1},
    "paths": {"type": "string", "pattern": "^[/*]"},
    "operations": {"type": "string", "minLength": 1},
    "extensions": {"type": "string", "pattern": r"^x-[^=\s]+(=.*)?$"},
}


def _filter() -> Schema:
    return _table(
        {
            key: {"description": HINTS[key], "type": "array", "items": _ITEMS[key]}
            for key in FILTERS
        }
    )


# -- an operation ----------------------------------------------------------------------


def _operation() -> Schema:
    seconds: Schema = {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": MAX_SECONDS,
    }
    return _table(
        {
            "idempotency_key": {
                "description": "The header that makes it safe to send twice; false: none.",
                "anyOf": [
                    {"type": "string", "pattern": _HEADER_NAME},
                    {"const": False},
                ],
            },
            "paging": {
                "description": "How it answers page by page; false: one request a call.",
                "anyOf": [{"$ref": "#/$defs/paging"}, {"const": False}],
            },
            "retries": {"description": "How often a call is tried again.", **_COUNT},
            "timeout": {
                "description": "Seconds that one try may take.",
                **seconds,
            },
        }
    )


def _paging() -> Schema:
    values: dict[str, Schema] = {
        "body": _POINTER,
        "first": _COUNT,
        "item": _POINTER,
        "items": _POINTER,
        "more": _POINTER,
        "next": _POINTER,
        "number": _POINTER,
        "parameter": {"type": "string", "minLength": 1},
        "total": _POINTER,
    }
    return {"anyOf": [_style(style, values) for style in PagingStyle]}


def _style(style: PagingStyle, values: Mapping[str, Schema]) -> Schema:
    needed, allowed = STYLE_KEYS[style]
    held = {key: values[key] for key in sorted({"items", *needed, *allowed})}
    found = _table(
        {"style": {"const": style.value}, **held}, ("style", *sorted(needed))
    )
    if style in SENDING:
        found["oneOf"] = [{"required": ["parameter"]}, {"required": ["body"]}]
    return found


# -- signatures ------------------------------------------------------------------------


def _signature() -> Schema:
    text: Schema = {"type": "string", "maxLength": 200, "pattern": r"^[\x00-\x7f]*$"}
    header: Schema = {"type": "string", "pattern": _HEADER_NAME}
    keys: dict[str, Schema] = {
        "preset": {"enum": list(PRESETS)},
        "algorithm": {"enum": [each.value for each in Hash]},
        "encoding": {"enum": [Coding.HEX.value, Coding.BASE64.value]},
        "header": header,
        "key_encoding": {"enum": [Coding.TEXT.value, Coding.BASE64.value]},
        "key_prefix": text,
        "prefix": text,
        "secret_variable": {
            "type": "string",
            "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$",
        },
        "separator": text,
        "signed": text,
        "timestamp_header": header,
        "timestamp_prefix": text,
        "tolerance": _SECONDS,
    }
    own = {
        **_table(keys),
        "anyOf": [{"required": ["preset"]}, {"required": ["header", "signed"]}],
    }
    return {
        "description": "How webhooks are signed: a preset, or what differs from one.",
        "anyOf": [{"enum": list(PRESETS)}, own],
    }
