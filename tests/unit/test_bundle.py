"""Documents in several files: each becomes one, and nothing outside of its folder is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from specpress.bundle import bundle
from specpress.diagnostics import Failure, Report
from specpress.files import Folder
from specpress.grammar import is_reference, tokens, walk
from specpress.nodes import Map, Seq, Value
from specpress.source import Document, read

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"


def write(folder: Path, files: Mapping[str, str]) -> str:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return str(folder / "api.yaml")


def bundled(folder: Path, files: Mapping[str, str], within: str = "") -> Document:
    report = Report()
    document = bundle(read(write(folder, files), within=within), report)
    for node, kind, _ in walk(document.root, "OpenAPI"):
        if is_reference(node, kind):
            assert find(document.root, str(node["$ref"])) is not None
    return document


def codes(folder: Path, files: Mapping[str, str], within: str = "") -> set[str]:
    with pytest.raises(Failure) as caught:
        bundle(read(write(folder, files), within=within), Report())
    assert all(each.where for each in caught.value.diagnostics)
    return {each.code for each in caught.value.diagnostics}


def find(root: Map, pointer: str) -> Value:
    value: Value = root
    for token in tokens(pointer):
        value = value[token] if isinstance(value, Map) else _item(value, int(token))
    return value


def _item(value: Value, index: int) -> Value:
    assert isinstance(value, Seq)
    return value[index]


def schemas(document: Document) -> Map:
    found = find(document.root, "#/components/schemas")
    assert isinstance(found, Map)
    return found


def api(schema: str) -> str:
    return f"{HEAD}components:\n  schemas:\n    A: {schema}\n"


# -- names and places ------------------------------------------------------------------------


def test_a_schema_is_called_after_the_end_of_its_pointer(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{items: {$ref: 'more.yaml#/defs/Pet'}}"),
        "more.yaml": "defs: {Pet: {type: string}}\n",
    }
    assert schemas(bundled(tmp_path, files)) == {
        "A": {"items": {"$ref": "#/components/schemas/Pet"}},
        "Pet": {"type": "string"},
    }


def test_a_file_that_is_a_schema_gives_it_its_name(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{items: {$ref: models/Pet.json}}"),
        "models/Pet.json": '{"type": "object", "properties": {"p": {"$ref": "Pet.json"}}}',
    }
    assert schemas(bundled(tmp_path, files))["Pet"] == {
        "type": "object",
        "properties": {"p": {"$ref": "#/components/schemas/Pet"}},
    }


def test_a_component_that_is_but_a_reference_holds_the_schema_itself(
    tmp_path: Path,
) -> None:
    files = {
        "api.yaml": api("{$ref: pet.yaml}"),
        "pet.yaml": "{properties: {next: {$ref: pet.yaml}}}\n",
    }
    document = bundled(tmp_path, files)
    assert schemas(document) == {
        "A": {"properties": {"next": {"$ref": "#/components/schemas/A"}}}
    }
    schema = schemas(document)["A"]
    assert isinstance(schema, Map)
    assert schema.where("properties").file.endswith("pet.yaml")


def test_equal_names_take_more_of_the_way(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{prefixItems: [{$ref: x/Pet.yaml}, {$ref: y/Pet.yaml}]}"),
        "x/Pet.yaml": "type: string\n",
        "y/Pet.yaml": "type: integer\n",
    }
    assert schemas(bundled(tmp_path, files)) == {
        "A": {
            "prefixItems": [
                {"$ref": "#/components/schemas/x_Pet"},
                {"$ref": "#/components/schemas/y_Pet"},
            ]
        },
        "x_Pet": {"type": "string"},
        "y_Pet": {"type": "integer"},
    }


def test_the_name_of_a_component_is_taken(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{items: {$ref: 'more.yaml#/A'}}"),
        "more.yaml": "A: {type: string}\n",
    }
    assert list(schemas(bundled(tmp_path, files))) == ["A", "more_A"]


def test_what_lies_inside_of_another_target_is_one_thing(tmp_path: Path) -> None:
    files = {
        "api.yaml": api(
            "{prefixItems: [{$ref: 'm.yaml#/B'}, {$ref: 'm.yaml#/B/properties/c'}]}"
        ),
        "m.yaml": "B: {properties: {c: {type: string}}}\n",
    }
    assert schemas(bundled(tmp_path, files))["A"] == {
        "prefixItems": [
            {"$ref": "#/components/schemas/B"},
            {"$ref": "#/components/schemas/B/properties/c"},
        ]
    }


def test_a_path_item_stands_where_it_is_first_used(tmp_path: Path) -> None:
    files = {
        "api.yaml": f"{HEAD}paths:\n  /a: {{$ref: p.yaml}}\n  /b: {{$ref: p.yaml}}\n",
        "p.yaml": "get: {responses: {'200': {$ref: 'r.yaml#/Ok'}}}\n",
        "r.yaml": "Ok: {description: d}\n",
    }
    root = bundled(tmp_path, files).root
    assert root["paths"] == {
        "/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/Ok"}}}},
        "/b": {"$ref": "#/paths/~1a"},
    }


def test_whole_sections_come_from_files(tmp_path: Path) -> None:
    files = {
        "api.yaml": f"{HEAD}paths: {{$ref: paths.yaml}}\ncomponents:\n  schemas: {{$ref: s.yaml}}\n",
        "paths.yaml": "/a: {get: {responses: {$ref: 'r.yaml'}, parameters: {$ref: 'r.yaml#/p'}}}\n",
        "r.yaml": "'200': {description: d, content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/A'}}}}\np: [{name: n, in: query}]\n",
        "s.yaml": "A: {type: string}\n",
    }
    root = bundled(tmp_path, files).root
    assert find(root, "#/components/schemas/A") == {"type": "string"}
    found = find(root, "#/paths/~1a/get/responses/200/content")
    assert found == {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
    assert find(root, "#/paths/~1a/get/parameters/0/name") == "n"


def test_a_pointer_goes_through_references(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{items: {$ref: 'm.yaml#/B/properties/c'}}"),
        "m.yaml": "B: {$ref: 'n.yaml#/C'}\n",
        "n.yaml": "C: {properties: {c: {type: string}}}\n",
    }
    assert schemas(bundled(tmp_path, files))["c"] == {"type": "string"}


def test_cycles_across_files_are_legal(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{properties: {b: {$ref: 'b.yaml'}}}"),
        "b.yaml": "properties: {a: {$ref: 'api.yaml#/components/schemas/A'}, c: {$ref: c.yaml}}\n",
        "c.yaml": "items: {$ref: b.yaml}\n",
    }
    found = schemas(bundled(tmp_path, files))
    assert found["c"] == {"items": {"$ref": "#/components/schemas/b"}}


def test_a_path_item_in_its_own_callback(tmp_path: Path) -> None:
    files = {
        "api.yaml": f"{HEAD}paths:\n  /a: {{$ref: p.yaml}}\n",
        "p.yaml": "post: {responses: {}, callbacks: {c: {'{$url}': {$ref: p.yaml}}}}\n",
    }
    root = bundled(tmp_path, files).root
    assert find(root, "#/paths/~1a/post/callbacks/c/{$url}") == {"$ref": "#/paths/~1a"}


def test_mappings_of_discriminators_are_references(tmp_path: Path) -> None:
    files = {
        "api.yaml": api(
            "{discriminator: {propertyName: k, mapping: {b: 'b.yaml#/B', a: A}}}"
        ),
        "b.yaml": "B: {type: object}\n",
    }
    mapping = find(
        bundled(tmp_path, files).root, "#/components/schemas/A/discriminator/mapping"
    )
    assert mapping == {"b": "#/components/schemas/B", "a": "#/components/schemas/A"}


def test_a_default_mapping_is_a_reference(tmp_path: Path) -> None:
    files = {
        "api.yaml": api(
            "{discriminator: {propertyName: k, defaultMapping: 'b.yaml#/B'}}"
        ),
        "b.yaml": "B: {type: object}\n",
    }
    root = bundled(tmp_path, files).root
    found = find(root, "#/components/schemas/A/discriminator/defaultMapping")
    assert found == "#/components/schemas/B"


def test_what_is_data_is_never_followed(tmp_path: Path) -> None:
    data = "{$ref: '../secret.yaml'}"
    files = {
        "api.yaml": api(
            f"{{properties: {{$ref: {{type: string}}}}, example: {data}, default: {data},"
            f" enum: [{data}], const: {data}, x-y: {data}}}"
        )
    }
    assert "secret" in str(schemas(bundled(tmp_path, files))["A"])


def test_the_order_of_keys_changes_nothing(tmp_path: Path) -> None:
    one = "    A: {items: {$ref: 'x.yaml#/P'}}\n"
    two = "    B: {items: {$ref: 'y.yaml#/P'}}\n"
    more = {"x.yaml": "P: {type: string}\n", "y.yaml": "P: {type: integer}\n"}
    start = f"{HEAD}components:\n  schemas:\n"
    (tmp_path / "1").mkdir()
    first = bundled(tmp_path / "1", {"api.yaml": start + one + two, **more})
    second = bundled(tmp_path / "2", {"api.yaml": start + two + one, **more})
    assert first.root == second.root


def test_the_hash_covers_every_file(tmp_path: Path) -> None:
    files = {"api.yaml": api("{$ref: b.yaml}"), "b.yaml": "type: string\n"}
    first = bundled(tmp_path, files).sha256
    assert bundled(tmp_path, {**files, "b.yaml": "type: string \n"}).sha256 != first
    assert bundled(tmp_path, files).sha256 == first


# -- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../secret.yaml", "external-ref"),
        ("%2e%2e/secret.yaml", "external-ref"),
        ("b/../../secret.yaml", "external-ref"),
        ("link.yaml", "external-ref"),
        ("linked/secret.yaml", "external-ref"),
        ("/etc/passwd", "external-ref"),
        ("file:///etc/passwd", "external-ref"),
        ("http://127.0.0.1:1/x.yaml", "external-ref"),
        ("//127.0.0.1/x.yaml", "external-ref"),
        ("http://[", "bad-ref"),
        ("b.yaml?x=1", "external-ref"),
        ("none.yaml", "dangling-ref"),
        ("fifo", "dangling-ref"),
        ("%00.yaml", "dangling-ref"),
        ("loop.yaml", "dangling-ref"),
        (".", "dangling-ref"),
        ("bad.yaml", "bad-file"),
        ("b.yaml#/none", "dangling-ref"),
        ("b.yaml#/99999999999999999999", "dangling-ref"),
        ("list.yaml#/٣", "dangling-ref"),
        ("list.yaml", "wrong-ref-kind"),
    ],
)
def test_what_may_not_be_read_is_refused(
    tmp_path: Path, target: str, code: str
) -> None:
    (tmp_path / "secret.yaml").write_text("type: string\n")
    home = tmp_path / "home"
    home.mkdir()
    (home / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (home / "linked").symlink_to(tmp_path)
    (home / "loop.yaml").symlink_to(home / "loop.yaml")
    os.mkfifo(home / "fifo")
    files = {
        "api.yaml": api(f"{{$ref: '{target}'}}"),
        "b.yaml": "type: string\n",
        "bad.yaml": "a: [\n",
        "list.yaml": "[{}, {}, {}, {}]\n",
    }
    assert code in codes(home, files)


def test_a_folder_around_may_be_allowed(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("type: string\n")
    files = {"api.yaml": api("{$ref: ../shared.yaml}")}
    document = bundled(tmp_path / "home", files, within=str(tmp_path))
    assert schemas(document)["A"] == {"type": "string"}


def test_references_of_other_files_are_bound_as_well(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: string\n")
    files = {
        "api.yaml": api("{$ref: a/b.yaml}"),
        "a/b.yaml": "items: {$ref: ../../secret.yaml}\n",
    }
    assert codes(tmp_path / "home", files) == {"external-ref"}


def test_circles_across_files_are_found(tmp_path: Path) -> None:
    files = {
        "api.yaml": api("{$ref: b.yaml}"),
        "b.yaml": "$ref: 'api.yaml#/components/schemas/A'\n",
    }
    assert codes(tmp_path, files) == {"circular-ref"}


def test_a_pointer_that_needs_itself(tmp_path: Path) -> None:
    files = {"api.yaml": api("{$ref: '#/components/schemas/A/items'}")}
    assert codes(tmp_path, files) == {"circular-ref"}


def test_a_chain_of_files_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("specpress.resolve.MAX_FILES", 100)
    files = {f"{n}.yaml": f"items: {{$ref: {n + 1}.yaml}}\n" for n in range(150)}
    assert codes(tmp_path, {"api.yaml": api("{$ref: 0.yaml}"), **files}) == {
        "too-many-refs"
    }


def test_a_long_chain_of_path_items_is_too_deep(tmp_path: Path) -> None:
    files = {
        f"{n}.yaml": f"post: {{callbacks: {{c: {{x: {{$ref: {n + 1}.yaml}}}}}}}}\n"
        for n in range(150)
    }
    start = {"api.yaml": f"{HEAD}paths: {{/a: {{$ref: 0.yaml}}}}\n", "150.yaml": "{}"}
    assert codes(tmp_path, {**files, **start}) == {"too-deep"}


def test_sections_that_multiply_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specpress.bundle.MAX_NODES", 5_000)
    operation = "{get: {responses: {$ref: 'r.yaml'}}}"
    paths = "".join(f"  /{n}: {operation}\n" for n in range(100))
    replies = "".join(f"'{n}': {{description: d}}\n" for n in range(100, 200))
    files = {"api.yaml": f"{HEAD}paths:\n{paths}", "r.yaml": replies}
    assert codes(tmp_path, files) == {"too-many-nodes"}


def test_all_files_together_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specpress.resolve.MAX_BYTES", 100)
    files = {
        "api.yaml": api("{prefixItems: [{$ref: a.yaml}, {$ref: b.yaml}]}"),
        "a.yaml": f"description: {'x' * 60}\n",
        "b.yaml": f"description: {'x' * 60}\n",
    }
    assert codes(tmp_path, files) == {"too-large"}


def test_the_folder_of_a_document_without_one() -> None:
    assert Folder.around("api.yaml") == Folder(Path(), Path(), "api.yaml", "api.yaml")


# -- identifiers of JSON Schema 2020-12 ------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{$defs: {b: {$anchor: x}}, items: {$ref: '#x'}}", "A/$defs/b"),
        (
            "{$id: 'http://e/a', $defs: {b: {}}, items: {$ref: '#/$defs/b'}}",
            "A/$defs/b",
        ),
        ("{$id: 'http://e/a', items: {$ref: '#'}}", "A"),
        ("{$id: 'http://e/a', $defs: {b: {$id: b}}, items: {$ref: b}}", "A/$defs/b"),
        (
            "{$defs: {b: {$id: 'http://e/x/b', $defs: {c: {$id: ../c}}}}, items: {$ref: 'http://e/c'}}",
            "A/$defs/b/$defs/c",
        ),
        ("{$dynamicAnchor: n, items: {$dynamicRef: '#n'}}", "A"),
        (
            "{$id: 'http://e/a', $recursiveAnchor: true, items: {$recursiveRef: '#'}}",
            "A",
        ),
        ("{$id: 'http://e/a', items: {$ref: '#/components/schemas/A'}}", "A"),
    ],
)
def test_identifiers(tmp_path: Path, schema: str, expected: str) -> None:
    document = bundled(tmp_path, {"api.yaml": api(schema)})
    found = find(document.root, "#/components/schemas/A/items/$ref")
    assert found == f"#/components/schemas/{expected}"
    assert "$id" not in str(document.root)
    assert "nchor" not in str(document.root)


def test_before_3_1_there_are_none(tmp_path: Path) -> None:
    text = api("{$anchor: x, items: {$ref: '#x'}}").replace("3.1.0", "3.0.3")
    assert codes(tmp_path, {"api.yaml": text}) == {"bad-ref"}


def test_self_is_the_base(tmp_path: Path) -> None:
    text = api("{items: {$ref: 'api#/components/schemas/A'}}")
    text = text.replace("3.1.0", "3.2.0\n$self: https://e/v1/api")
    document = bundled(tmp_path, {"api.yaml": text})
    assert schemas(document) == {"A": {"items": {"$ref": "#/components/schemas/A"}}}
    assert "$self" not in document.root


def test_dynamic_references_that_nobody_can_tell_allow_anything(tmp_path: Path) -> None:
    text = api("{$id: 'http://e/a', $dynamicAnchor: n, items: {$dynamicRef: '#n'}}")
    text += "    B: {$id: 'http://e/b', $dynamicAnchor: n, $ref: a}\n"
    report = Report()
    document = bundle(read(write(tmp_path, {"api.yaml": text})), report)
    assert find(document.root, "#/components/schemas/A/items") == {}
    assert {each.code for each in report.sorted()} == {"dynamic-ref"}


# -- what stands beside a reference ----------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "expected", "code"),
    [
        ("3.0.3", {"$ref": "#/components/schemas/B"}, {"ignored-sibling"}),
        ("3.1.0", {"$ref": "#/components/schemas/B", "nullable": True}, set[str]()),
    ],
)
def test_siblings_of_a_schema(
    tmp_path: Path, version: str, expected: object, code: set[str]
) -> None:
    text = api("{items: {$ref: '#/components/schemas/B', nullable: true}}")
    text = text.replace("3.1.0", version) + "    B: {type: string}\n"
    report = Report()
    document = bundle(read(write(tmp_path, {"api.yaml": text})), report)
    assert find(document.root, "#/components/schemas/A/items") == expected
    assert {each.code for each in report.sorted()} == code


# OpenAPI 3.1.1, "Reference Object": summary and description override, others are ignored
def test_a_reference_has_a_description_of_its_own(tmp_path: Path) -> None:
    text = f"""{HEAD}
paths:
  /a:
    get:
      parameters: [{{$ref: '#/components/parameters/P', description: own, in: header}}]
components:
  parameters: {{P: {{name: p, in: query, description: its, schema: {{type: string}}}}}}
"""
    root = bundled(tmp_path, {"api.yaml": text}).root
    assert find(root, "#/paths/~1a/get/parameters/0") == {
        "name": "p",
        "in": "query",
        "description": "own",
        "schema": {"$ref": "#/components/parameters/P/schema"},
    }


def test_a_path_item_says_more_than_it_refers_to(tmp_path: Path) -> None:
    files = {
        "api.yaml": f"{HEAD}paths: {{/a: {{$ref: p.yaml, summary: own, get: {{}}}}}}\n",
        "p.yaml": "{summary: its, put: {}}\n",
    }
    root = bundled(tmp_path, files).root
    assert root["paths"] == {"/a": {"summary": "own", "put": {}, "get": {}}}
