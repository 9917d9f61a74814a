"""Which references a discriminator widens, and which values tell the subtypes apart."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress import ir
from specpress.config import Client
from specpress.diagnostics import Diagnostic
from specpress.literals import Text
from specpress.pipeline import read_api
from specpress.source import parse

PET = "#/components/schemas/Pet"
ANY_PET = ir.TypeId(f"{PET}/*")


def api_of(
    schemas: dict[str, Any], **settings: Any
) -> tuple[ir.Api, tuple[Diagnostic, ...]]:
    source = {
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    document = parse(json.dumps(source).encode(), "pets.json")
    api, report = read_api(document, Client("", package="pets", **settings))
    return api, report.sorted()


def pet(**discriminator: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "mate": {"$ref": PET}},
        "discriminator": {"propertyName": "kind", **discriminator},
    }


def sub(base: str = PET) -> dict[str, Any]:
    own = {"type": "object", "properties": {"x": {"type": "string"}}}
    return {"allOf": [{"$ref": base}, own]}


def tags(api: ir.Api) -> dict[str, tuple[ir.JsonScalar, ...]]:
    alias = api.declarations[ANY_PET]
    assert isinstance(alias, ir.Alias)
    assert isinstance(alias.type, ir.Union)
    return {
        each.type.target.rpartition("/")[2]: each.tags
        for each in alias.type.variants
        if isinstance(each.type, ir.Named)
    }


def test_a_value_that_two_claim_is_the_bases_and_is_said() -> None:
    mapping = {"cat": "Cat", "Dog": "Cat"}
    api, found = api_of({"Pet": pet(mapping=mapping), "Cat": sub(), "Dog": sub()})
    assert tags(api) == {"Cat": (Text("cat"),)}
    assert [each.code for each in found] == ["ambiguous-discriminator"]


def test_the_order_of_the_document_makes_no_difference() -> None:
    schemas = {"Pet": pet(), "Cat": sub(), "Kitten": sub("#/components/schemas/Cat")}
    backwards = dict(reversed(schemas.items()))
    assert tags(api_of(schemas)[0]) == tags(api_of(backwards)[0])
    assert list(tags(api_of(schemas)[0])) == ["Cat", "Kitten"]


@pytest.mark.parametrize(
    ("schemas", "settings"),
    [
        ({"Pet": pet()}, {}),  # nothing extends it
        ({"Pet": pet(), "Cat": sub()}, {"exact_schemas": True}),
        ({"Pet": {**pet(), "discriminator": {}}, "Cat": sub()}, {}),
    ],
)
def test_no_union_without_subtypes_to_tell_apart(
    schemas: dict[str, Any], settings: dict[str, Any]
) -> None:
    assert ANY_PET not in api_of(schemas, **settings)[0].declarations


def test_the_base_is_extended_and_the_union_is_referred_to() -> None:
    api, _ = api_of({"Pet": pet(), "Cat": sub()})
    cat = api.declarations[ir.TypeId("#/components/schemas/Cat")]
    assert isinstance(cat, ir.Object)
    assert cat.base == PET
    base = api.declarations[ir.TypeId(PET)]
    assert isinstance(base, ir.Object)
    assert {each.wire_name.reveal(): each.type for each in base.fields}[
        "mate"
    ] == ir.Named(ANY_PET)
