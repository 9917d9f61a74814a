"""Swagger 2.0 becomes OpenAPI 3.1; what is expected is what both specifications say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress.bundle import bundle
from specpress.diagnostics import Report
from specpress.dialect import normalise
from specpress.grammar import is_reference, tokens, walk
from specpress.nodes import Map, Seq, Value
from specpress.source import parse

Json = dict[str, Any]


def converted(document: object) -> tuple[Map, list[str]]:
    report = Report()
    whole = {"swagger": "2.0", "info": {"title": "t", "version": "1"}}
    assert isinstance(document, dict)
    text = json.dumps({**whole, **document}).encode()
    root = normalise(bundle(parse(text, "x.json"), report), report).root
    for node, kind, _ in walk(root, "OpenAPI"):
        if is_reference(node, kind):
            assert find(root, str(node["$ref"])) is not None
    return root, [each.code for each in report.sorted()]


def find(root: Map, pointer: str) -> Value:
    value: Value = root
    for token in tokens(pointer):
        if isinstance(value, Map):
            value = value[token]
        else:
            assert isinstance(value, Seq)
            value = value[int(token)]
    return value


def operation_of(operation: object, **rest: object) -> Map:
    root, _ = converted({"paths": {"/a": {"post": operation}}, **rest})
    found = find(root, "#/paths/~1a/post")
    assert isinstance(found, Map)
    return found


# -- servers and security --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "urls", "codes"),
    [
        (
            {"host": "h:1", "basePath": "/v1/", "schemes": ["http", "https"]},
            ["https://h:1/v1", "http://h:1/v1"],
            [],
        ),
        ({"host": "h", "schemes": ["http"]}, ["http://h"], []),
        ({"host": "h", "basePath": "/"}, ["https://h"], ["assumed-scheme"]),
        ({"basePath": "/v1"}, ["/v1"], []),
    ],
)
def test_servers(head: object, urls: list[str], codes: list[str]) -> None:
    root, found = converted(head)
    assert root["servers"] == [{"url": url} for url in urls]
    assert found == codes
    assert not {"host", "basePath", "schemes", "swagger"} & root.keys()


def test_without_a_host_there_is_no_server() -> None:
    assert "servers" not in converted({"schemes": ["https"]})[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "basic"}, {"type": "http", "scheme": "basic"}),
        (
            {"type": "apiKey", "name": "k", "in": "header"},
            {"type": "apiKey", "name": "k", "in": "header"},
        ),
        (
            {
                "type": "oauth2",
                "flow": "accessCode",
                "authorizationUrl": "a",
                "tokenUrl": "t",
            },
            {
                "type": "oauth2",
                "flows": {
                    "authorizationCode": {
                        "authorizationUrl": "a",
                        "tokenUrl": "t",
                        "scopes": {},
                    }
                },
            },
        ),
        (
            {
                "type": "oauth2",
                "flow": "application",
                "tokenUrl": "t",
                "scopes": {"s": ""},
            },
            {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "t", "scopes": {"s": ""}}},
            },
        ),
    ],
)
def test_security(before: object, after: object) -> None:
    root, _ = converted({"securityDefinitions": {"S": before}})
    assert find(root, "#/components/securitySchemes/S") == after


# -- schemas ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "x-nullable": True}, {"type": ["string", "null"]}),
        ({"type": "file"}, {"type": "string", "format": "binary"}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"example": {"$ref": "x"}}, {"examples": [{"$ref": "x"}]}),
        ({"discriminator": "kind"}, {"discriminator": {"propertyName": "kind"}}),
        (
            {"properties": {"b": {"$ref": "#/definitions/B", "type": "string"}}},
            {"properties": {"b": {"$ref": "#/components/schemas/B"}}},
        ),
        (
            {"items": {"$ref": "#/definitions/B/properties/c"}},
            {"items": {"$ref": "#/components/schemas/B/properties/c"}},
        ),
    ],
)
def test_schemas(before: object, after: object) -> None:
    more = {"properties": {"c": {"type": "string"}}}
    root, _ = converted({"definitions": {"A": before, "B": more}})
    assert find(root, "#/components/schemas/A") == after


def test_a_pointer_into_what_became_a_union_with_null() -> None:
    schemas = {
        "A": {"x-nullable": True, "allOf": [{"properties": {"b": {"type": "string"}}}]},
        "B": {"items": {"$ref": "#/definitions/A/allOf/0/properties/b"}},
    }
    root, _ = converted({"definitions": schemas})
    pointer = find(root, "#/components/schemas/B/items/$ref")
    assert find(root, str(pointer)) == {"type": "string"}


# -- parameters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            {"in": "query", "type": "integer", "default": 1, "x-nullable": True},
            {"in": "query", "schema": {"type": ["integer", "null"], "default": 1}},
        ),
        (
            {"in": "query", "type": "array", "items": {"type": "string"}},
            {
                "in": "query",
                "style": "form",
                "explode": False,
                "schema": {"type": "array", "items": {"type": "string"}},
            },
        ),
        (
            {"in": "query", "type": "array", "collectionFormat": "multi"},
            {
                "in": "query",
                "style": "form",
                "explode": True,
                "schema": {"type": "array"},
            },
        ),
        (
            {"in": "query", "type": "array", "collectionFormat": "ssv"},
            {
                "in": "query",
                "style": "spaceDelimited",
                "explode": False,
                "schema": {"type": "array"},
            },
        ),
        (
            {"in": "query", "type": "array", "collectionFormat": "pipes"},
            {
                "in": "query",
                "style": "pipeDelimited",
                "explode": False,
                "schema": {"type": "array"},
            },
        ),
        (
            {"in": "header", "type": "array", "collectionFormat": "csv"},
            {
                "in": "header",
                "style": "simple",
                "explode": False,
                "schema": {"type": "array"},
            },
        ),
        (
            {"in": "path", "type": "string", "required": True, "x-example": "e"},
            {
                "in": "path",
                "required": True,
                "example": "e",
                "schema": {"type": "string"},
            },
        ),
    ],
)
def test_parameters(before: dict[str, object], after: dict[str, object]) -> None:
    found = operation_of({"parameters": [{"name": "p", **before}]})
    assert found["parameters"] == [{"name": "p", **after}]


def test_items_of_a_parameter_by_reference() -> None:
    parameter = {
        "name": "p",
        "in": "query",
        "type": "array",
        "items": {"$ref": "#/definitions/A"},
    }
    found = operation_of(
        {"parameters": [parameter]}, definitions={"A": {"type": "string"}}
    )
    items = find(found, "#/parameters/0/schema/items")
    assert items == {"$ref": "#/components/schemas/A"}


def test_a_separator_that_has_no_name_is_said() -> None:
    parameter = {"name": "p", "in": "query", "type": "array", "collectionFormat": "tsv"}
    _, codes = converted({"paths": {"/a": {"get": {"parameters": [parameter]}}}})
    assert codes == ["unsupported-collection-format"]


def test_parameters_by_reference() -> None:
    root, _ = converted(
        {
            "parameters": {"P": {"name": "p", "in": "query", "type": "string"}},
            "paths": {"/a": {"parameters": [{"$ref": "#/parameters/P"}], "get": {}}},
        }
    )
    assert find(root, "#/paths/~1a/parameters") == [
        {"$ref": "#/components/parameters/P"}
    ]
    assert find(root, "#/components/parameters/P/schema") == {"type": "string"}


# -- bodies ----------------------------------------------------------------------------------

BODY: Json = {
    "name": "b",
    "in": "body",
    "required": True,
    "description": "d",
    "schema": {},
}


def test_a_body() -> None:
    found = operation_of({"parameters": [BODY], "consumes": ["application/xml"]})
    assert found["requestBody"] == {
        "description": "d",
        "required": True,
        "content": {"application/xml": {"schema": {}}},
    }
    assert "parameters" not in found


def test_several_media_types_share_one_schema() -> None:
    body = {**BODY, "schema": {"type": "object"}}
    found = operation_of(
        {"parameters": [body], "consumes": ["application/xml", "application/json"]}
    )
    assert find(found, "#/requestBody/content") == {
        "application/json": {"schema": {"type": "object"}},
        "application/xml": {
            "schema": {
                "$ref": "#/paths/~1a/post/requestBody/content/application~1json/schema"
            }
        },
    }


@pytest.mark.parametrize(
    ("consumes", "kind", "media_type"),
    [
        ([], "string", "application/x-www-form-urlencoded"),
        ([], "file", "multipart/form-data"),
        (["multipart/form-data"], "string", "multipart/form-data"),
        (["application/json"], "string", "application/x-www-form-urlencoded"),
    ],
)
def test_a_form(consumes: list[str], kind: str, media_type: str) -> None:
    fields = [
        {
            "name": "a",
            "in": "formData",
            "type": kind,
            "required": True,
            "description": "d",
        },
        {"name": "b", "in": "formData", "type": "array", "collectionFormat": "multi"},
    ]
    found = operation_of({"parameters": fields, "consumes": consumes})
    binary = {"format": "binary"} if kind == "file" else {}
    assert found["requestBody"] == {
        "required": True,
        "content": {
            media_type: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "a": {"description": "d", "type": "string", **binary},
                        "b": {"type": "array"},
                    },
                    "required": ["a"],
                },
                "encoding": {"b": {"style": "form", "explode": True}},
            }
        },
    }


def test_a_body_of_the_path_is_one_of_each_operation() -> None:
    item: Json = {
        "parameters": [{**BODY, "schema": {"type": "object"}}],
        "put": {},
        "post": {},
    }
    root, _ = converted({"paths": {"/a": item}})
    at = "#/paths/~1a/put/requestBody/content/application~1json/schema"
    assert find(root, at) == {"type": "object"}
    other = find(root, "#/paths/~1a/post/requestBody/content/application~1json/schema")
    assert other == {"$ref": at}
    assert "parameters" not in str(root["paths"])


@pytest.mark.parametrize("consumes", [[], ["application/xml"]])
def test_a_shared_body(consumes: list[str]) -> None:
    operation = {
        "parameters": [{"$ref": "#/parameters/B"}],
        **({"consumes": consumes} if consumes else {}),
        "responses": {
            "200": {"description": "", "schema": {"$ref": "#/parameters/B/schema"}}
        },
    }
    shared = {"parameters": {"B": {**BODY, "schema": {"type": "object"}}}}
    found = operation_of(operation, **shared)
    at = "#/components/requestBodies/B"
    schema = {"$ref": f"{at}/content/application~1json/schema"}
    if consumes:
        assert find(found, "#/requestBody/content/application~1xml/schema") == schema
    else:
        assert found["requestBody"] == {"$ref": at}
    assert find(found, "#/responses/200/content/application~1json/schema") == schema


def test_a_shared_field_of_a_form_is_part_of_the_body() -> None:
    shared = {"parameters": {"F": {"name": "f", "in": "formData", "type": "string"}}}
    found = operation_of({"parameters": [{"$ref": "#/parameters/F"}]}, **shared)
    at = "#/requestBody/content/application~1x-www-form-urlencoded/schema/properties"
    assert find(found, at) == {"f": {"type": "string"}}


# -- responses -------------------------------------------------------------------------------


def test_responses() -> None:
    response = {
        "description": "d",
        "schema": {"type": "string"},
        "headers": {"H": {"type": "integer", "description": "h"}},
        "examples": {"text/plain": "e"},
    }
    found = operation_of({"responses": {"200": response}, "produces": ["text/plain"]})
    assert found["responses"] == {
        "200": {
            "description": "d",
            "headers": {"H": {"description": "h", "schema": {"type": "integer"}}},
            "content": {"text/plain": {"schema": {"type": "string"}, "example": "e"}},
        }
    }


def test_a_response_without_a_schema_has_no_content() -> None:
    found = operation_of({"responses": {"204": {"description": "d"}}})
    assert found["responses"] == {"204": {"description": "d"}}


def test_a_file_is_binary() -> None:
    response = {"description": "d", "schema": {"type": "file"}}
    found = operation_of({"responses": {"200": response}})
    assert find(found, "#/responses/200/content") == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }


@pytest.mark.parametrize(
    ("produces", "types"),
    [
        (["application/json"], ["*/*"]),
        (["application/vnd.x+json; charset=utf-8", "Application/JSON"], ["*/*"]),
        (["application/json", "application/pdf"], ["application/pdf"]),
        (["text/csv"], ["text/csv"]),
    ],
)
def test_a_file_is_no_json(produces: list[str], types: list[str]) -> None:
    """Swagger 2.0, Responses: `file` has no value in JSON, whatever `produces` says."""
    response = {"description": "d", "schema": {"type": "file"}}
    found = operation_of({"produces": produces, "responses": {"200": response}})
    content = find(found, "#/responses/200/content")
    assert isinstance(content, dict)
    assert list(content) == types


@pytest.mark.parametrize("produces", [None, ["text/csv"]])
def test_a_shared_response(produces: list[str] | None) -> None:
    operation = {
        "responses": {"200": {"$ref": "#/responses/R"}},
        **({"produces": produces} if produces else {}),
    }
    shared = {"R": {"description": "d", "schema": {"type": "object"}}}
    found = operation_of(operation, responses=shared)
    at = "#/components/responses/R"
    if produces:
        assert find(found, "#/responses/200/content") == {
            "text/csv": {"schema": {"$ref": f"{at}/content/application~1json/schema"}}
        }
    else:
        assert found["responses"] == {"200": {"$ref": at}}


def test_references_to_schemas_inside_of_paths() -> None:
    operation = {
        "parameters": [{**BODY, "schema": {"type": "object"}}],
        "responses": {"200": {"description": "", "schema": {"type": "array"}}},
    }
    definitions = {
        "A": {"$ref": "#/paths/~1a/post/parameters/0/schema"},
        "B": {"$ref": "#/paths/~1a/post/responses/200/schema"},
    }
    root, _ = converted(
        {"paths": {"/a": {"post": operation}}, "definitions": definitions}
    )
    assert find(root, str(find(root, "#/components/schemas/A/$ref"))) == {
        "type": "object"
    }
    assert find(root, str(find(root, "#/components/schemas/B/$ref"))) == {
        "type": "array"
    }


def test_what_only_openapi_3_has_is_left_out() -> None:
    operation: Json = {
        "requestBody": {"content": {}},
        "responses": {"200": {"content": {}}},
    }
    root, codes = converted(
        {"paths": {"/a": {"post": operation}}, "components": {"x": 1}}
    )
    assert codes == ["wrong-version"] * 3
    assert "content" not in str(root["paths"])


def test_positions_are_kept() -> None:
    text = b"""swagger: '2.0'
paths:
  /a:
    post:
      parameters:
      - {name: b, in: body, schema: {type: object}}
"""
    report = Report()
    root = normalise(bundle(parse(text, "x.yaml"), report), report).root
    media = find(root, "#/paths/~1a/post/requestBody/content/application~1json")
    assert isinstance(media, Map)
    schema = media["schema"]
    assert isinstance(schema, Map)
    assert str(schema.where("type")) == "x.yaml:6:38"
    post = find(root, "#/paths/~1a/post")
    assert isinstance(post, Map)
    assert str(post.where("requestBody")) == "x.yaml:5:7"
