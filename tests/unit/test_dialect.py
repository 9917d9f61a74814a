"""Versions of OpenAPI: each becomes the one dialect, with JSON Schema 2020-12 meaning."""

from __future__ import annotations

import json

import pytest
from specpress.diagnostics import Failure, Report
from specpress.dialect import normalise, version_of
from specpress.nodes import Map
from specpress.source import parse


def schema_after(schema: object, version: str = "3.0.3") -> object:
    document = {"openapi": version, "components": {"schemas": {"A": schema}}}
    root = normalise(parse(json.dumps(document).encode(), "x.json"), Report()).root
    components = root["components"]
    assert isinstance(components, Map)
    schemas = components["schemas"]
    assert isinstance(schemas, Map)
    return schemas["A"]


# OpenAPI 3.0.3, "Schema Object", against JSON Schema 2020-12
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (  # a part that says nothing else means the whole
            {"allOf": [{"$ref": "#/x"}, {"nullable": True, "description": "d"}]},
            {
                "description": "d",
                "anyOf": [
                    {
                        "allOf": [
                            {"$ref": "#/x"},
                            {"nullable": True, "description": "d"},
                        ]
                    },
                    {"type": "null"},
                ],
            },
        ),
        (  # extensions say nothing of values; a title, which names, stays where it was
            {"title": "T", "allOf": [{"$ref": "#/x"}, {"nullable": True, "x-own": 1}]},
            {
                "anyOf": [
                    {
                        "title": "T",
                        "allOf": [{"$ref": "#/x"}, {"nullable": True, "x-own": 1}],
                    },
                    {"type": "null"},
                ]
            },
        ),
        (  # how a value is used is said of the whole, null included
            {"nullable": True, "readOnly": True, "allOf": [{"$ref": "#/x"}]},
            {
                "readOnly": True,
                "anyOf": [{"allOf": [{"$ref": "#/x"}]}, {"type": "null"}],
            },
        ),
        (
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"nullable": True, "description": "d", "allOf": [{"$ref": "#/x"}]},
            {
                "description": "d",
                "anyOf": [{"allOf": [{"$ref": "#/x"}]}, {"type": "null"}],
            },
        ),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"maximum": 9, "exclusiveMaximum": True}, {"exclusiveMaximum": 9}),
        ({"example": 1}, {"examples": [1]}),
        (
            {"properties": {"nullable": {"type": "string", "nullable": True}}},
            {"properties": {"nullable": {"type": ["string", "null"]}}},
        ),
        ({"default": {"nullable": True}}, {"default": {"nullable": True}}),
        (
            {"items": {"items": {"type": "integer", "nullable": True}}},
            {"items": {"items": {"type": ["integer", "null"]}}},
        ),
    ],
)
def test_3_0_schema(before: object, after: object) -> None:
    assert schema_after(before) == after


def test_3_1_is_left_as_it_is() -> None:
    schema = {"type": ["string", "null"], "nullable": True, "$ref": "#/x", "title": "t"}
    assert schema_after(schema, "3.1.0") == schema


@pytest.mark.parametrize(
    ("declared", "version"),
    [
        ("3.0.0", "3.0"),
        ("3.0.4", "3.0"),
        ("3.1.1", "3.1"),
        ("3.2.0", "3.2"),
        (3.1, "3.1"),
        ("3.0.1-rc1", "3.0"),
    ],
)
def test_known_versions(declared: object, version: str) -> None:
    assert version_of(parse(json.dumps({"openapi": declared}).encode(), "x")) == version


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"openapi": "4.0.0"}, "unknown-version"),
        ({"openapi": "2.0"}, "unknown-version"),
        ({"openapi": None}, "unknown-version"),
        ({"openapi": ["3.0.0"]}, "unknown-version"),
        ({"openapi": "3.0.0\n"}, "unknown-version"),
        ({"swagger": "1.2"}, "unknown-version"),
    ],
)
def test_other_versions_are_refused(head: object, code: str) -> None:
    with pytest.raises(Failure) as caught:
        version_of(parse(json.dumps(head).encode(), "x"))
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert found.where is not None


def test_positions_are_kept() -> None:
    text = b"openapi: 3.0.0\ncomponents:\n  schemas:\n    A:\n      type: string\n      nullable: true\n"
    components = normalise(parse(text, "x.yaml"), Report()).root["components"]
    assert isinstance(components, Map)
    schemas = components["schemas"]
    assert isinstance(schemas, Map)
    schema = schemas["A"]
    assert isinstance(schema, Map)
    assert str(schemas.where("A")) == "x.yaml:4:5"
    assert str(schema.where("type")) == "x.yaml:5:7"
