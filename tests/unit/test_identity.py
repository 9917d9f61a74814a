"""What a schema is called after: the way to it, and what it says of itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress.lower.identity import name_path
from specpress.source import parse

SCHEMA: dict[str, Any] = {"type": "object"}
CONTENT = {"application/json": {"schema": SCHEMA}}
OPERATION: dict[str, Any] = {
    "operationId": "getUser",
    "parameters": [{"name": "limit", "in": "query", "schema": SCHEMA}],
    "responses": {
        "200": {"content": CONTENT, "headers": {"X-Rate": {"schema": SCHEMA}}},
        "422": {"content": {"application/xml": {"schema": SCHEMA}}},
    },
    "callbacks": {"done": {"{$url}": {"post": {"requestBody": {"content": CONTENT}}}}},
}
PAYMENT = {
    "discriminator": {"propertyName": "kind"},
    "oneOf": [
        {"title": "Card payment", "properties": {"kind": {"const": "card"}}},
        {"properties": {"a": {"const": "x"}, "kind": {"enum": ["bank"]}}},
        {"properties": {"a": {"const": 1}, "b": {"enum": ["x", "y"]}}},
        {"title": "A sentence that says what this variant is good for"},
        {"allOf": [{"properties": {"size": {"items": SCHEMA}}}]},
        True,
    ],
    "properties": {"meta": {"additionalProperties": SCHEMA}},
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {"/users": {"get": OPERATION, "put": {"requestBody": {}}}},
    "webhooks": {"user.created": {"post": {"requestBody": {"content": CONTENT}}}},
    "components": {
        "schemas": {"Payment": PAYMENT},
        "responses": {"Failure": {"content": CONTENT}},
        "pathItems": {"Users": {"get": OPERATION}},
    },
}
ROOT = parse(json.dumps(DOCUMENT).encode(), "spec").root
JSON = "content/application~1json/schema"


@pytest.mark.parametrize(
    ("pointer", "outer", "inner"),
    [
        ("#/components/schemas/Payment", ["Payment"], []),
        ("#/components/schemas/Payment/oneOf/0", ["Payment"], ["Card payment"]),
        ("#/components/schemas/Payment/oneOf/1", ["Payment"], ["bank"]),
        ("#/components/schemas/Payment/oneOf/2", ["Payment"], ["variant", "2"]),
        ("#/components/schemas/Payment/oneOf/3", ["Payment"], ["variant", "3"]),
        (
            "#/components/schemas/Payment/oneOf/4/allOf/0/properties/size/items",
            ["Payment"],
            ["variant", "4", "size", "item"],
        ),
        ("#/components/schemas/Payment/oneOf/5", ["Payment"], ["variant", "5"]),
        ("#/components/schemas/Payment/oneOf/9", ["Payment"], ["variant", "9"]),
        (
            "#/components/schemas/Payment/oneOf/4/allOf/0",
            ["Payment"],
            ["variant", "4", "part", "0"],
        ),
        (
            "#/components/schemas/Payment/properties/meta/additionalProperties",
            ["Payment"],
            ["meta", "value"],
        ),
        (f"#/components/responses/Failure/{JSON}", ["Failure", "response"], []),
        (
            f"#/paths/~1users/get/responses/200/{JSON}",
            ["getUser", "response"],
            [],
        ),
        (
            f"#/paths/~1users/get/responses/200/{JSON}/properties/a",
            ["getUser", "response"],
            ["a"],
        ),
        (
            "#/paths/~1users/get/responses/422/content/application~1xml/schema",
            ["getUser", "Unprocessable Entity", "application/xml", "response"],
            [],
        ),
        (
            "#/paths/~1users/get/responses/200/content/*~1*/schema",
            ["getUser", "response"],
            [],
        ),
        (
            "#/paths/~1users/get/responses/200/content/Application~1JSON; charset=utf-8/schema",
            ["getUser", "response"],
            [],
        ),
        (
            "#/paths/~1users/put/requestBody/content/multipart~1form-data;boundary=x/schema",
            ["put /users", "multipart", "request"],
            [],
        ),
        (
            "#/paths/~1users/get/responses/200/headers/X-Rate/schema",
            ["getUser", "X-Rate", "header"],
            [],
        ),
        ("#/paths/~1users/get/parameters/0/schema", ["getUser", "limit"], []),
        (f"#/paths/~1users/put/requestBody/{JSON}", ["put /users", "request"], []),
        (
            f"#/paths/~1users/get/callbacks/done/%7B$url%7D/post/requestBody/{JSON}",
            ["getUser", "done", "payload"],
            [],
        ),
        (
            f"#/webhooks/user.created/post/requestBody/{JSON}",
            ["user.created", "payload"],
            [],
        ),
        (
            "#/components/pathItems/Users/get/parameters/0/schema",
            ["getUser", "limit"],
            [],
        ),
        ("#/somewhere/else", ["somewhere", "else"], []),
    ],
)
def test_name_path(pointer: str, outer: list[str], inner: list[str]) -> None:
    found = name_path(pointer, ROOT)
    assert [part.reveal() for part in found.parts] == [*outer, *inner]
    assert found.outer == len(outer)
