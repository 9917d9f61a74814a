"""With `lenient`, what would end a run costs but the place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from specpress.bundle import bundle
from specpress.config import Client, check_client
from specpress.diagnostics import Failure, Report, Severity
from specpress.grammar import tokens
from specpress.nodes import Map, Seq, Value
from specpress.source import parse, read

DOCUMENT = """openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    get:
      parameters: [{$ref: '#/nothing'}, {name: b, in: query, schema: {$ref: '#/no'}}]
      requestBody: {$ref: '#/nothing'}
      responses:
        '200': {$ref: '#/nothing'}
        default: {description: d, headers: {H: {$ref: '#/nothing'}}}
  /b: {$ref: '#/nothing', get: {operationId: b}}
components:
  schemas:
    Whole: {$ref: '#/nothing'}
    Some: {type: string, $ref: '#/nothing'}
    Circle: {$ref: '#/components/schemas/Round'}
    Round: {$ref: '#/components/schemas/Circle'}
    Into: {items: {$ref: '#/components/schemas/Round'}}
    Kind: {items: {$ref: '#/components/parameters/P'}}
    Number: {$ref: 5}
  parameters:
    P: {$ref: '#/nothing'}
    Q: {$ref: '#/components/parameters/P'}
  securitySchemes:
    S: {$ref: '#/nothing'}
"""


def find(root: Map, pointer: str) -> Value:
    value: Value = root
    for token in tokens(pointer):
        if isinstance(value, Map):
            value = value[token]
        else:
            assert isinstance(value, Seq)
            value = value[int(token)]
    return value


LEFT: list[tuple[str, object]] = [
    ("paths/~1a/get/parameters", [{"name": "b", "in": "query", "schema": {}}]),
    (
        "paths/~1a/get/requestBody",
        {"description": "", "content": {"application/json": {}}},
    ),
    (
        "paths/~1a/get/responses/200",
        {"description": "", "content": {"application/json": {}}},
    ),
    ("paths/~1a/get/responses/default/headers", {"H": {}}),
    ("paths/~1b", {"get": {"operationId": "b"}}),
    ("components/schemas/Whole", {}),
    ("components/schemas/Some", {"type": "string"}),
    ("components/schemas/Circle", {}),
    ("components/schemas/Into", {"items": {"$ref": "#/components/schemas/Round"}}),
    ("components/schemas/Kind", {"items": {}}),
    ("components/schemas/Number", {}),
    ("components/parameters", {}),
    ("components/securitySchemes", {}),
]
"""What is left at a place."""


@pytest.mark.parametrize(("pointer", "expected"), LEFT)
def test_each_kind_gives_way_at_its_place(pointer: str, expected: object) -> None:
    document = bundle(parse(DOCUMENT.encode(), "x.yaml"), Report(), lenient=True)
    assert find(document.root, f"#/{pointer}") == expected


def test_pointers_past_what_is_left_out_still_lead_to_the_same() -> None:
    text = """openapi: 3.1.0
paths:
  /a: {parameters: [{$ref: '#/nothing'}, {name: b, in: query}]}
  /b: {parameters: [{$ref: '#/paths/~1a/parameters/1'}]}
"""
    document = bundle(parse(text.encode(), "x.yaml"), Report(), lenient=True)
    pointer = find(document.root, "#/paths/~1b/parameters/0/$ref")
    assert find(document.root, str(pointer)) == {"name": "b", "in": "query"}


def test_all_that_is_forgiven_is_said() -> None:
    report = Report()
    bundle(parse(DOCUMENT.encode(), "x.yaml"), report, lenient=True)
    found = report.sorted()
    assert {each.severity for each in found} == {Severity.WARNING}
    # 2 parameters, 5 of bodies and paths, 2 schemas, a circle of 2, a kind, 5, P, S
    assert len({each.where for each in found}) == 14
    assert all(each.where and each.where.line for each in found)


def test_without_it_the_same_are_errors() -> None:
    with pytest.raises(Failure) as caught:
        bundle(parse(DOCUMENT.encode(), "x.yaml"), Report())
    severities = {each.severity for each in caught.value.diagnostics}
    assert severities == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\ninfo: {title: a, title: b}\n",
        '{"openapi": "3.1.0", "info": {"title": "a", "title": "b"}}',
    ],
)
def test_the_last_of_two_equal_keys_counts(text: str) -> None:
    document = parse(text.encode(), "x", lenient=True)
    assert document.root["info"] == {"title": "b"}
    (found,) = document.found
    assert (found.code, found.severity) == ("duplicate-key", Severity.WARNING)
    info = document.root["info"]
    assert isinstance(info, Map)
    assert info.where("title") == found.where
    with pytest.raises(Failure):
        parse(text.encode(), "x")


def test_a_file_that_cannot_be_parsed(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(
        "openapi: 3.1.0\ncomponents: {schemas: {A: {items: {$ref: b.yaml}}}}\n"
    )
    (tmp_path / "b.yaml").write_text("a: [\n")
    report = Report()
    document = bundle(read(str(path), lenient=True), report, lenient=True)
    assert find(document.root, "#/components/schemas/A") == {"items": {}}
    assert [each.code for each in report.sorted()] == ["bad-file", "not-yaml"]


def test_limits_are_not_forgiven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specpress.survey.MAX_REFERENCES", 3)
    with pytest.raises(Failure, match="too-many-refs"):
        bundle(parse(DOCUMENT.encode(), "x.yaml"), Report(), lenient=True)


def test_strict_and_lenient_exclude_each_other() -> None:
    with pytest.raises(Failure, match="exclude each other"):
        check_client(Client("x", strict=True, lenient=True))
