"""Schemas into types: shapes, kinds and tags, as JSON Schema and OpenAPI define them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from specpress import ir
from specpress.config import Client
from specpress.ir import ScalarKind
from specpress.literals import Text
from specpress.pipeline import read_api
from specpress.source import parse

Schema = dict[str, Any]

STRING, INTEGER = ir.Scalar(ScalarKind.STRING), ir.Scalar(ScalarKind.INTEGER)
NUMBER, NULL = ir.Scalar(ScalarKind.NUMBER), ir.Scalar(ScalarKind.NULL)


def lowered(schemas: Schema, version: str = "3.1.0") -> tuple[ir.Api, list[str]]:
    """What comes of `schemas`, and the codes of what was found."""
    document = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    source = parse(json.dumps(document).encode(), "d.json")
    api, report = read_api(source, Client("", package="example"))
    found = sorted({each.code for each in report.sorted()})
    return api, found


def declared(api: ir.Api, *path: str) -> ir.Declaration:
    return api.declarations[ir.TypeId("/".join(["#/components/schemas", *path]))]


def field_type(schema: Schema, **others: Schema) -> ir.Type:
    """The type of a property with this schema."""
    holder = {"type": "object", "properties": {"it": schema}}
    api, _ = lowered({"Holder": holder, **others})
    found = declared(api, "Holder")
    assert isinstance(found, ir.Object)
    return found.fields[0].type


def limited(kind: ScalarKind, **limits: Any) -> ir.Scalar:
    return ir.Scalar(kind, ir.Constraints(**limits))


# -- kinds: types that are declared, implied, and met ----------------------------------


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "string"}, STRING),
        ({"type": ["integer", "number"]}, NUMBER),
        ({"type": ["string", "null"]}, ir.Nullable(STRING)),
        ({"type": "null"}, NULL),
        ({"minLength": 1}, limited(ScalarKind.STRING, min_length=1)),
        ({"minimum": 1}, limited(ScalarKind.NUMBER, minimum=1)),
        ({"format": "date"}, ir.Scalar(ScalarKind.DATE)),
        ({"format": "int64"}, INTEGER),
        ({"items": {"type": "string"}}, ir.ListOf(STRING)),
        ({"additionalProperties": {"type": "string"}}, ir.MapOf(STRING)),
        ({"type": "integer", "minLength": 1}, INTEGER),
        ({}, ir.Anything()),
        ({"description": "words"}, ir.Anything()),
        ({"enum": [0.5, 1.5]}, NUMBER),
        ({"const": "x"}, ir.Literal((Text("x"),))),
        ({"type": "boolean", "enum": [True, False]}, ir.Scalar(ScalarKind.BOOLEAN)),
    ],
)
def test_the_type_is_what_is_declared_or_implied(
    schema: Schema, type_: ir.Type
) -> None:
    assert field_type(schema) == type_


def test_that_a_value_may_be_null_is_no_part_of_a_name() -> None:
    """So that it is one changed line when it becomes so."""
    inner = variant(a={"type": "string"})
    for version, schema in (
        ("3.1.0", inner),
        ("3.1.0", {"anyOf": [inner, {"type": "null"}]}),
        ("3.1.0", {"oneOf": [{"type": "null"}, inner]}),
        ("3.0.3", {"nullable": True, "allOf": [inner, variant(b=inner)]}),
        ("3.0.3", {"allOf": [inner, variant(b=inner), {"nullable": True}]}),
    ):
        holder = {"type": "object", "properties": {"it": schema}}
        api, _ = lowered({"Holder": holder}, version)
        named = {
            tuple(part.reveal() for part in each.name.parts)
            for each in api.declarations.values()
        }
        assert ("Holder", "it") in named
        assert not any("variant" in names for names in named)


# -- remarks: parts of allOf that say nothing of values --------------------------------


@pytest.mark.parametrize(
    "remark",
    [
        {},
        {"description": "words"},
        {"readOnly": True, "deprecated": True},
        {"title": "t", "default": {}, "x-own": 1},
    ],
)
def test_a_remark_on_a_reference_makes_no_class(remark: Schema) -> None:
    node = {"type": "object", "properties": {"a": {"type": "string"}}}
    ref = {"$ref": "#/components/schemas/Node"}
    alone = field_type({"allOf": [ref]}, Node=node)
    assert field_type({"allOf": [ref, remark]}, Node=node) == alone
    assert field_type({"allOf": [remark, ref, remark]}, Node=node) == alone


def test_a_remark_on_an_object_in_its_place_leaves_its_name() -> None:
    parts = [variant(a={"type": "string"}), {"description": "words"}]
    found = field_type({"allOf": parts})
    assert found == ir.Named(ir.TypeId("#/components/schemas/Holder/properties/it"))


def test_a_remark_without_words_counts() -> None:
    parts: list[Schema] = [
        {"$ref": "#/components/schemas/Node"},
        {"deprecated": True},
        {"description": "words"},
    ]
    holder = {"type": "object", "properties": {"it": {"allOf": parts}}}
    api, _ = lowered({"Node": variant(a={"type": "string"}), "Holder": holder})
    found = declared(api, "Holder")
    assert isinstance(found, ir.Object)
    assert found.fields[0].docs.description.reveal() == "words"
    assert found.fields[0].docs.deprecated


def test_a_named_schema_with_a_remark_is_a_class_of_its_own() -> None:
    parts = [{"$ref": "#/components/schemas/Node"}, {"description": "words"}]
    api, _ = lowered({"Node": variant(a={"type": "string"}), "Own": {"allOf": parts}})
    own = declared(api, "Own")
    assert isinstance(own, ir.Object)
    assert own.base == declared(api, "Node").id


def test_what_a_remark_says_is_said_of_the_field() -> None:
    parts: list[Schema] = [
        {"$ref": "#/components/schemas/Node"},
        {"description": "words", "readOnly": True, "deprecated": True, "default": {}},
    ]
    holder = {"type": "object", "properties": {"it": {"allOf": parts}}}
    api, _ = lowered({"Node": variant(a={"type": "string"}), "Holder": holder})
    found = declared(api, "Holder")
    assert isinstance(found, ir.Object)
    (it,) = found.fields
    assert it.docs.description.reveal() == "words"
    assert it.docs.deprecated
    assert it.access is ir.Access.READ
    assert it.default is not None


# -- shapes: allOf and siblings put together -------------------------------------------


@pytest.mark.parametrize(
    ("parts", "type_"),
    [
        ([{"type": "number"}, {"type": "integer"}], INTEGER),
        ([{"type": ["string", "null"]}, {"type": "string"}], STRING),
        ([{"type": "string"}, {}], STRING),
        (
            [{"type": "string", "maxLength": 9}, {"maxLength": 5, "minLength": 2}],
            limited(ScalarKind.STRING, min_length=2, max_length=5),
        ),
        (
            [{"type": "integer", "multipleOf": 4}, {"multipleOf": 6}],
            limited(ScalarKind.INTEGER, multiple_of=12),
        ),
        (
            [{"type": "number", "multipleOf": 0.2}, {"multipleOf": 0.5}],
            limited(ScalarKind.NUMBER, multiple_of=1),
        ),
        ([{"const": "a"}, {"enum": ["a", "b"]}], ir.Literal((Text("a"),))),
        ([{"type": "string"}, False], ir.Nothing()),
    ],
)
def test_all_parts_have_to_hold(parts: list[Any], type_: ir.Type) -> None:
    assert field_type({"allOf": parts}) == type_
    assert field_type({"allOf": parts[::-1]}) == type_


def test_parts_that_contradict_are_said_and_typed_as_anything() -> None:
    bad = {"allOf": [{"type": "string"}, {"type": "array"}]}
    api, found = lowered({"Holder": {"type": "object", "properties": {"it": bad}}})
    holder = declared(api, "Holder")
    assert isinstance(holder, ir.Object)
    assert holder.fields[0].type == ir.Anything()
    assert found == ["contradiction"]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "enum": []},
        {"type": "string", "allOf": [{"enum": ["a"]}, {"enum": ["b"]}]},
    ],
)
def test_a_list_of_no_values_is_said_and_not_checked(schema: Schema) -> None:
    api, said = lowered({"A": {"type": "object", "properties": {"x": schema}}})
    found = declared(api, "A")
    assert isinstance(found, ir.Object)
    assert found.fields[0].type == limited(ScalarKind.STRING)
    assert "contradiction" in said


def test_a_list_of_schemas_as_items_is_said_and_not_used() -> None:
    items = [{"type": "object"}, {"type": "null"}]
    loose, listed = {"items": items}, {"type": "array", "items": items}
    api, said = lowered(
        {"A": {"type": "object", "properties": {"x": loose, "y": listed}}}, "3.0.3"
    )
    found = declared(api, "A")
    assert isinstance(found, ir.Object)
    assert [each.type for each in found.fields] == [
        ir.Anything(),
        ir.ListOf(ir.Anything()),
    ]
    assert "wrong-shape" in said


def test_limits_of_contains_may_be_written_with_a_fraction_of_zero() -> None:
    """JSON Schema Core, section 6.3: 2.0 is an integer."""
    whole = {"contains": {"type": "null"}, "minContains": 2, "maxContains": 3}
    fraction = {**whole, "minContains": 2.0, "maxContains": 3.0}
    assert field_type({"type": "array", **fraction}) == field_type(
        {"type": "array", **whole}
    )


def test_a_second_pattern_is_said() -> None:
    parts = [{"type": "string", "pattern": "^a"}, {"pattern": "z$"}]
    _, found = lowered(
        {
            "Word": {"allOf": parts},
            "Holder": {
                "type": "object",
                "properties": {"it": {"$ref": "#/components/schemas/Word"}},
            },
        }
    )
    assert found == ["unchecked-keyword"]


@pytest.mark.parametrize(
    ("own", "base"),
    [
        ({"type": "object", "properties": {"b": {"type": "string"}}}, True),
        ({"required": ["b"]}, True),
        ({"required": ["a"]}, False),  # it changes what the base says
        ({"properties": {"a": {"maxLength": 3}}}, False),
        ({"additionalProperties": {"type": "string"}}, False),
    ],
)
def test_one_named_part_that_is_not_changed_is_a_base(
    own: Schema, *, base: bool
) -> None:
    api, _ = lowered(
        {
            "Base": {"type": "object", "properties": {"a": {"type": "string"}}},
            "Sub": {"allOf": [{"$ref": "#/components/schemas/Base"}, own]},
        }
    )
    sub = declared(api, "Sub")
    assert isinstance(sub, ir.Object)
    assert (sub.base is not None) == base
    names = [field.wire_name.reveal() for field in sub.fields]
    assert ("a" in names) != base


def test_what_stands_in_a_part_is_called_after_the_whole() -> None:
    part = {"type": "object", "properties": {"bark": {"enum": ["loud", "quiet"]}}}
    api, _ = lowered(
        {
            "Pet": {"type": "object", "properties": {"a": {"type": "string"}}},
            "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, part]},
        }
    )
    bark = declared(api, "Dog", "allOf", "1", "properties", "bark")
    assert [each.reveal() for each in bark.name.parts] == ["Dog", "bark"]


# -- unions and their tags -------------------------------------------------------------


def variant(**properties: Schema) -> Schema:
    return {"type": "object", "required": sorted(properties), "properties": properties}


def const(value: object) -> Schema:
    return {"const": value}


def union_of(a: Schema, b: Schema, **more: Any) -> ir.Union:
    references = [{"$ref": f"#/components/schemas/{name}"} for name in "AB"]
    api, _ = lowered({"U": {"oneOf": references, **more}, "A": a, "B": b})
    found = declared(api, "U")
    assert isinstance(found, ir.Alias)
    assert isinstance(found.type, ir.Union)
    return found.type


def tags(union: ir.Union) -> list[list[object]]:
    return [
        [tag.reveal() if isinstance(tag, Text) else tag for tag in each.tags]
        for each in union.variants
    ]


WORD = {"type": "string"}
KIND = {"propertyName": "kind"}
UNTAGGED: list[list[object]] = [[], []]


@pytest.mark.parametrize(
    ("a", "b", "discriminator", "tag", "values"),
    [
        # OpenAPI 3.1, "Discriminator Object": the schema's name, unless it is mapped
        (variant(kind=WORD), variant(kind=WORD), KIND, "kind", [["A"], ["B"]]),
        (
            variant(kind=WORD),
            variant(kind=WORD),
            {**KIND, "mapping": {"x": "#/components/schemas/A", "y": "A"}},
            "kind",
            [["x", "y"], ["B"]],
        ),
        # what a property is restricted to counts as well
        (
            variant(kind=const("a")),
            variant(kind=const("b")),
            KIND,
            "kind",
            [["a"], ["b"]],
        ),
        # inferred: one property tells all variants apart
        (variant(k=const("a")), variant(k=const("b")), None, "k", [["a"], ["b"]]),
        (variant(k=const(1)), variant(k=const(2)), None, "k", [[1], [2]]),
        (
            variant(k={"enum": ["a", "c"]}),
            variant(k={"enum": ["b"]}),
            None,
            "k",
            [["a", "c"], ["b"]],
        ),
        # no tag: a value in both, a variant without constants, none at all
        (variant(k={"enum": ["a", "b"]}), variant(k=const("b")), None, None, UNTAGGED),
        (variant(k=WORD), variant(k=const("b")), None, None, UNTAGGED),
        (variant(a=WORD), variant(b=WORD), None, None, UNTAGGED),
    ],
)
def test_a_tag_is_what_tells_all_variants_apart(
    a: Schema, b: Schema, discriminator: Schema | None, tag: str | None, values: object
) -> None:
    more = {"discriminator": discriminator} if discriminator else {}
    found = union_of(a, b, **more)
    assert (found.tag and found.tag.reveal()) == tag
    assert tags(found) == values


@pytest.mark.parametrize("named", ["B", "#/components/schemas/B"])
def test_a_default_mapping_is_what_all_other_objects_are(named: str) -> None:
    """OpenAPI 3.2, section 4.25: a value that nothing maps, or none."""
    both = variant(kind=WORD), variant(kind=WORD)
    found = union_of(*both, discriminator={**KIND, "defaultMapping": named})
    assert found.other == found.variants[1].type
    assert found.is_default
    without = union_of(*both, discriminator=KIND)
    assert (without.other, without.is_default) == (None, False)


def test_a_default_mapping_to_no_variant_is_said() -> None:
    schemas = {
        "A": variant(kind=WORD),
        "B": variant(kind=WORD),
        "Other": variant(kind=WORD),
        "Both": {
            "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in "AB"],
            "discriminator": {**KIND, "defaultMapping": "Other"},
        },
    }
    api, found = lowered(schemas, "3.2.0")
    assert found == ["bad-mapping"]
    both = declared(api, "Both")
    assert isinstance(both, ir.Alias)
    assert isinstance(both.type, ir.Union)
    assert both.type.other is None


@pytest.mark.parametrize(
    ("branches", "type_"),
    [
        ([WORD, {"type": "null"}], ir.Nullable(STRING)),
        ([WORD, WORD], STRING),
        ([WORD], STRING),
        ([WORD, {}], ir.Anything()),
        ([WORD, False], STRING),
        ([{"type": "integer"}, {"type": "number"}], NUMBER),
        ([const("a"), const("b")], ir.Literal((Text("a"), Text("b")))),
        ([{"oneOf": [WORD, {"type": "null"}]}, WORD], ir.Nullable(STRING)),
    ],
)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_union_is_as_simple_as_it_can_be(
    keyword: str, branches: list[Any], type_: ir.Type
) -> None:
    assert field_type({keyword: branches}) == type_


def test_an_inline_union_with_a_tag_has_a_name_in_the_module_of_its_variants() -> None:
    inline = {"oneOf": [variant(k=const("a")), variant(k=const("b"))]}
    found = field_type({"type": "array", "items": inline})
    assert isinstance(found, ir.ListOf)
    assert isinstance(found.item, ir.Named)
    assert found.item.target.endswith("/Holder/properties/it/items")


def test_names_of_properties_have_limits_of_their_own() -> None:
    found = field_type(
        {
            "type": "object",
            "propertyNames": {"maxLength": 2},
            "additionalProperties": {
                "type": "object",
                "propertyNames": {"maxLength": 5},
            },
        }
    )
    assert isinstance(found, ir.MapOf)
    assert isinstance(found.value, ir.MapOf)
    assert (found.key.max_length, found.value.key.max_length) == (2, 5)
