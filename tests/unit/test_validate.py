"""The validator sees a document in parts and says what it says of the whole, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import openapi_spec_validator as osv
import pytest
from specpress.diagnostics import Report
from specpress.dialect import version_of
from specpress.parts import taken_apart
from specpress.source import parse
from specpress.validate import validate

ORACLES = {
    "3.0.3": osv.OpenAPIV30SpecValidator,
    "3.1.0": osv.OpenAPIV31SpecValidator,
    "3.2.0": osv.OpenAPIV32SpecValidator,
}
SCHEMAS: list[Any] = [
    {"type": "string", "x-anything": 1},
    {"type": "nope"},
    {"type": "null"},
    {"type": ["string", "null"]},
    {"required": []},
    {"required": ["a", "b"]},
    {"required": ["a", "a"]},
    {"required": [1]},
    {"enum": []},
    {"enum": [1, 1]},
    {"properties": []},
    {"properties": {"a": 1}},
    {"allOf": []},
    {"allOf": {}},
    {"anyOf": [{}, 1]},
    {"minLength": -1},
    {"description": 1},
    {"title": []},
    {"nullable": "yes"},
    {"items": []},
    {"exclusiveMinimum": True, "minimum": 1},
]
OPERATIONS: list[dict[str, Any]] = [
    {"parameters": [{"name": "q", "in": "query"}]},
    {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}]},
    {"parameters": [{"name": "q", "in": "query", "schema": {}}] * 2},
    {"requestBody": {}},
    {"responses": {"200": {}}},
    {"responses": {"200": {"description": "", "headers": {"A": 1}}}},
    {"responses": 1},
]
WITHIN: list[Callable[[Any], Any]] = [
    lambda inner: inner,
    lambda inner: {"type": "array", "items": inner},
    lambda inner: {"properties": {"a": {}, "b": inner}},
    lambda inner: {"allOf": [{}, {"anyOf": [inner]}]},
]


def document(version: str, schema: object, **operation: object) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    get = {"responses": {"200": {"description": "", "content": content}}}
    return {
        "openapi": version,
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"get": {**get, **operation}}},
        "components": {"schemas": {"A": {"type": "object"}}},
    }


def findings(content: dict[str, Any]) -> list[str]:
    read = parse(json.dumps(content, indent=0).encode(), "a.json")
    report = Report()
    report.add(*validate(read, version_of(read), strict=False))
    return [
        f"{each.where.line}: {each.message}" for each in report.sorted() if each.where
    ]


@pytest.mark.parametrize("version", ORACLES)
@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_verdicts_are_those_of_the_whole_document(version: str, schema: object) -> None:
    for place in WITHIN:
        content = document(version, place(schema))
        is_valid = next(ORACLES[version](content).iter_errors(), None) is None
        assert bool(findings(content)) != is_valid


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_faults_outside_of_schemas_are_found(operation: dict[str, object]) -> None:
    for version, oracle in ORACLES.items():
        content = document(version, {}, **operation)
        is_valid = next(oracle(content).iter_errors(), None) is None
        assert bool(findings(content)) != is_valid


def test_a_fault_is_said_where_it_stands_each_time() -> None:
    bad = {"properties": {"name": {"type": "nope"}}}
    content = document("3.0.3", {"allOf": [bad, {"items": bad}]})
    lines = json.dumps(content, indent=0).split("\n")
    expected = {number for number, line in enumerate(lines, 1) if '"nope"' in line}
    assert len(expected) == 2
    found = {int(each.split(":")[0]) for each in findings(content)}
    # the keyword, or the schema that holds nothing else
    assert found == expected | {line - 1 for line in expected}


def test_names_and_words_make_no_other_part() -> None:
    content = document("3.0.3", {})
    content["components"]["schemas"] = {
        f"S{number}": {
            "description": f"Number {number}.",
            "required": [f"p{number}"],
            "properties": {f"p{number}": {"type": "string", "title": str(number)}},
        }
        for number in range(1000)
    }
    read = parse(json.dumps(content).encode(), "a.json")
    _, parts = taken_apart(read.root)
    # the two kinds of schema, the empty one, and the response
    assert len(parts) == 4
    assert max(len(part.nodes) for part in parts) == 1000
