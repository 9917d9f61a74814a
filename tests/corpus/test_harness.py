"""The instrument itself: it sees what is there, and what is not."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from corpus.examples import examples
from corpus.json_values import same
from corpus.operations import client_operations, differences, document_operations
from corpus.oracle import Oracle
from corpus.places import Places
from corpus.reading import Files
from corpus.vagueness import Meaning

PATHS = """
openapi: 3.2.0
paths:
  /a: {$ref: other.yaml#/items/~1a}
  /b?x=1#y:
    query: {}
    additionalOperations: {COPY: {}}
  x-ignored: {get: {}}
"""
SCHEMAS = """
openapi: 3.0.3
paths: {}
components:
  schemas:
    Open: {description: any}
    List: {type: array, items: {$ref: '#/components/schemas/Open'}}
    Text: {type: string, nullable: true, example: null, default: 1}
    Limit: {type: integer, minimum: 3, exclusiveMinimum: true}
    Id: {type: string, format: uuid, example: no-uuid}
    Referring: {$ref: '#/components/schemas/Text', example: ignored}
    Properties: {type: object, properties: {example: {type: string}, $ref: {type: string}}}
"""
CLIENT = """
def a():
    return Request(method="GET", path=("/a",))
def b():
    return Request(method="QUERY", path=("/b",), query=query_values({"x": "1", "y": y}))
def c(id):
    return Request(method="COPY", path=("/b/", path_segment("id", id)))
"""


def written(folder: Path, **texts: str) -> Files:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    return Files(folder / "main.yaml")


@pytest.fixture
def schemas(tmp_path: Path) -> Files:
    return written(tmp_path, main=SCHEMAS)


def test_operations_are_found_in_other_files_and_new_places(tmp_path: Path) -> None:
    files = written(tmp_path, main=PATHS, other="items: {/a: {get: {}, head: 1}}")
    found = document_operations(files)
    assert found == Counter(
        [("GET", "/a"), ("QUERY", "/b?x=1#y"), ("COPY", "/b?x=1#y")]
    )


def test_what_a_client_lacks_or_adds_is_named(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources/a.py").write_text(CLIENT)
    assert ast.parse(CLIENT)
    client = client_operations(tmp_path)
    document = Counter([("GET", "/a"), ("QUERY", "/b?x=1#y"), ("COPY", "/b")])
    assert differences(document, client) == [
        "not in the client: COPY /b",
        "not in the document: COPY /b/{id}",
    ]


def test_schemas_are_found_whatever_their_properties_are_called(schemas: Files) -> None:
    spots = [spot for kind, spot in Places(schemas).walk() if kind == "schema"]
    names = {str(each.path[-1]) for each in spots}
    assert names >= {"Open", "items", "example", "$ref"}


def test_examples_are_found_where_they_count(schemas: Files) -> None:
    oracle = Oracle(schemas)
    found = {
        "/".join(map(str, each.where.path[2:])): oracle.accepts(
            each.schema, each.where.value
        )
        for each in examples(schemas)
    }
    assert found == {"Text/example": True, "Text/default": False, "Id/example": False}


@pytest.mark.parametrize(("value", "verdict"), [(3, False), (4, True)])
def test_the_oracle_knows_the_old_limits(
    schemas: Files, value: int, verdict: bool  # noqa: FBT001 - a verdict
) -> None:
    spot = schemas.find("#/components/schemas/Limit", schemas.root.file)
    assert Oracle(schemas).accepts(spot, value) is verdict


@pytest.mark.parametrize(
    ("name", "is_open", "has_open_part"),
    [
        ("Open", True, True),
        ("List", False, True),
        ("Text", False, False),
        ("Properties", False, False),
    ],
)
def test_what_allows_any_value_is_known(
    schemas: Files,
    name: str,
    is_open: bool,  # noqa: FBT001 - a verdict
    has_open_part: bool,  # noqa: FBT001 - a verdict
) -> None:
    spot = schemas.find(f"#/components/schemas/{name}", schemas.root.file)
    meaning = Meaning(schemas)
    assert meaning.is_open(spot) is is_open
    assert meaning.has_open_part(spot) is has_open_part


def test_yaml_is_read_by_its_newer_rules(tmp_path: Path) -> None:
    text = (
        "openapi: 3.0.0\n200: {on: yes, off: 012, at: 2020-01-01, <<: {on: no, x: 1.5}}"
    )
    root = written(tmp_path, main=text).root.value
    assert root["200"] == {"on": "yes", "off": "012", "at": "2020-01-01", "x": 1.5}


def test_json_is_compared_by_value() -> None:
    assert same({"a": [1, 2.0]}, {"a": [1.0, 2]})
    assert not same([True], [1])
    assert not same([False], [0])
    assert not same({"a": None}, {})
