"""References: what leads where, and one clear error for what leads nowhere."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from specpress.bundle import bundle
from specpress.diagnostics import Failure, Report
from specpress.nodes import Map, Value
from specpress.refs import References, canonical
from specpress.source import parse


def errors(schemas: object, **rest: object) -> list[str]:
    document = {"openapi": "3.1.0", "components": {"schemas": schemas}, **rest}
    report = Report()
    with suppress(Failure):
        bundle(parse(json.dumps(document).encode(), "x.json"), report)
    return [each.code for each in report.sorted()]


def ref(target: str | int) -> dict[str, Value]:
    return {"$ref": target}


A = "#/components/schemas/A"


@pytest.mark.parametrize(
    ("schemas", "code"),
    [
        ({"A": ref("#/components/schemas/B")}, "dangling-ref"),
        ({"A": ref("#/components/nothing/B")}, "dangling-ref"),
        ({"A": ref(A)}, "circular-ref"),
        ({"A": ref("#/components/schemas/B"), "B": ref(A)}, "circular-ref"),
        ({"A": ref(5)}, "bad-ref"),
        ({"A": ref("")}, "wrong-ref-kind"),
        ({"A": ref("#anchor")}, "dangling-ref"),
        ({"A": ref("other.yaml#/A")}, "external-ref"),
        ({"A": ref("file:///etc/passwd")}, "external-ref"),
        ({"A": ref("http://127.0.0.1/x")}, "external-ref"),
        (
            {"A": {"properties": {"b": ref("#/components/schemas/C/properties/x")}}},
            "dangling-ref",
        ),
        ({"A": {"items": ref("#/openapi")}}, "wrong-ref-kind"),
        ({"A": {"items": ref("#/components/responses/R")}}, "wrong-ref-kind"),
    ],
)
def test_what_leads_nowhere_is_an_error(schemas: object, code: str) -> None:
    document = {"responses": {"R": {"description": "r"}}}
    found = set(errors(schemas))
    if code == "wrong-ref-kind":
        text = {"openapi": "3.1.0", "components": {"schemas": schemas, **document}}
        report = Report()
        with suppress(Failure):
            bundle(parse(json.dumps(text).encode(), "x.json"), report)
        found = {each.code for each in report.sorted()}
    assert found == {code}


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"properties": {"next": ref(A)}}},
        {"A": {"items": ref(A)}},
        {
            "A": {
                "example": ref("nowhere"),
                "default": ref("nowhere"),
                "const": ref("no"),
            }
        },
        {"A": {"enum": [ref("nowhere")], "x-more": ref("nowhere")}},
        {"A": {"properties": {"$ref": {"type": "string"}}}},
        {"a/b~c": {"type": "string"}, "A": ref("#/components/schemas/a~1b~0c")},
        {"a b": {"type": "string"}, "A": ref("#/components/schemas/a%20b")},
        {"A": {"properties": {"x": {"type": "string"}}}, "B": ref(f"{A}/properties/x")},
    ],
)
def test_what_is_legal_or_data_is_left_alone(schemas: object) -> None:
    assert errors(schemas) == []


def test_a_near_name_is_suggested() -> None:
    document = {
        "openapi": "3.1.0",
        "components": {
            "schemas": {"Customer": {}, "A": ref("#/components/schemas/Custmer")}
        },
    }
    report = Report()
    with suppress(Failure):
        bundle(parse(json.dumps(document).encode(), "x.json"), report)
    (found,) = report.sorted()
    assert found.hint == "did you mean 'Customer'?"


# RFC 6901, section 6: the same pointer in two spellings
@pytest.mark.parametrize(
    ("one", "other"), [("#/a%20b", "#/a b"), ("#/%7E1", "#/~1"), ("#/a~1b", "#/a%7e1b")]
)
def test_two_spellings_are_one_identity(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_a_chain_of_references_ends_at_the_schema() -> None:
    schemas = {
        "A": ref("#/components/schemas/B"),
        "B": ref("#/components/schemas/C"),
        "C": {"type": "string"},
    }
    document = parse(
        json.dumps({"openapi": "3.1.0", "components": {"schemas": schemas}}).encode(),
        "x",
    )
    node, pointer = References(document).follow(Map.at(document.root, ref(A)), A)
    assert node == {"type": "string"}
    assert pointer == "#/components/schemas/C"
