"""Names of anything a document can hold: valid, distinct, and not moved by what else it holds."""

from __future__ import annotations

import json
import keyword
import random
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import fields, replace
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from specpress import ir
from specpress.builtin_classes import BUILTIN_CLASSES
from specpress.diagnostics import Place, Report
from specpress.dialect import normalise
from specpress.literals import Text
from specpress.lower.api import lower
from specpress.names import Names, assign_names
from specpress.naming import DEVICES
from specpress.nodes import excerpt
from specpress.refs import References
from specpress.reserved import (
    CLIENT_ATTRIBUTES,
    IN_MODEL_MODULES,
    IN_REQUESTS,
    IN_RESOURCE_MODULES,
    MODEL_ATTRIBUTES,
)
from specpress.source import parse

Json = dict[str, Any]
Flat = dict[tuple[str, Hashable], str]

AWKWARD = [
    *("", " ", "$", "<=", ">", "+1", "-1", "1.5", "1_5", "2fa", "_", "__", "😀", "™"),
    *("class", "None", "True", "match", "type", "list", "str", "date", "models"),
    *("self", "cls", "body", "options", "request", "json_body", "deprecated", "mro"),
    *("Model", "Any", "Optional", "Field", "DateTime", "TimeoutError", "Client"),
    *("AsyncClient", "Async", "Example", "AsyncExample", "Settings", "AsyncSettings"),
    *("model_dump", "model_config", "copy", "schema", "__init__", "__class__", "_x_"),
    *("con", "CON", "aux", "com1", "close", "property", "httpx", "index", "default"),
    *("com.acme.v1.User", "acme/User", "Foo[Bar]", "List<Foo>", "name", "value"),
    *("größe", "grosse", "\ufb01le", "file", "\u017f", "s", "\u212a", "K"),
    *("用户", "\u0130", "i\u0307"),
    *("fooBar", "foo_bar", "foo-bar", "FooBar", "FOO_BAR", "foo bar", "-fooBar"),
    *("ID", "Id", "id", "_id", "IDs", "ids", "get /a", "GET /a", "get_a", "getA"),
    *("field", "Schema", "call", "VALUE", "EMPTY", "id_query", "id_header"),
    "x" * 3000,
    "x" * 3000 + "y",
]
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text("aAbB1_- .", max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


def object_of(names: list[str]) -> Json:
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in names},
    }


def nested(name: str) -> Json:
    """An object inside an object."""
    return {"type": "object", "properties": {name: object_of(["a"])}}


def enum_of(values: list[str]) -> Json:
    return {"type": "string", "enum": values}


SCHEMAS = st.one_of(
    st.builds(object_of, st.lists(TEXTS, max_size=6)),
    st.builds(nested, TEXTS),
    st.builds(enum_of, st.lists(TEXTS, min_size=1, max_size=6, unique=True)),
)


def parameter(name: str, place: str) -> Json:
    return {"name": name, "in": place, "schema": {"type": "string"}}


def place_and_name(parameter: Json) -> tuple[str, str]:
    return parameter["in"], parameter["name"]


PARAMETERS = st.lists(
    st.builds(parameter, TEXTS, st.sampled_from(["query", "header"])),
    max_size=5,
    unique_by=place_and_name,
)


@st.composite
def operations(draw: st.DrawFn) -> Json:
    body = {"application/json": {"schema": object_of(["a"])}}
    found: Json = {
        "parameters": draw(PARAMETERS),
        "responses": {"200": {"description": "ok", "content": body}},
    }
    if draw(st.booleans()):
        found["operationId"] = draw(TEXTS)
    if draw(st.booleans()):
        found["tags"] = [draw(TEXTS)]
    return found


PATHS = st.dictionaries(
    st.sampled_from(["/a", "/b", "/a-b", "/a_b", "/users/list", "/用户", "/"]),
    st.dictionaries(st.sampled_from(["get", "put"]), operations(), max_size=2),
    max_size=4,
)


def document_of(schemas: Json, paths: Json | None = None) -> Json:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


DOCUMENTS = st.builds(document_of, st.dictionaries(TEXTS, SCHEMAS, max_size=6), PATHS)


def api_of(document: Json) -> ir.Api:
    root = normalise(parse(json.dumps(document).encode(), "spec.json"), Report())
    return lower(root, References(root), Report())


def names_of(document: Json) -> Names:
    return assign_names(api_of(document), "example")


def flat(names: Names) -> Flat:
    """Every name by what it names."""
    found: Flat = {
        (each.name, key): str(name)
        for each in fields(Names)
        if each.name != "resources" and isinstance(getattr(names, each.name), Mapping)
        for key, name in cast(
            "Mapping[Hashable, object]", getattr(names, each.name)
        ).items()
    }
    for tag, resource in names.resources.items():
        found["tag", tag] = resource.module
        found["class of tag", tag] = resource.class_name
    return found


def scopes(api: ir.Api, names: Names) -> list[list[str]]:
    """The names that must differ from each other, scope by scope."""
    tags = names.resources
    found: list[list[str]] = [
        [*names.classes.values()],
        [*names.modules.values()],
        [each.module for each in tags.values()],
        [
            *(
                f"{twin}{each.class_name}"
                for each in tags.values()
                for twin in ("", "Async")
            ),
            *(names.client, f"Async{names.client}", "SyncClient", "AsyncClient"),
        ],
    ]
    for each in api.declarations.values():
        found.append(
            [name for (id_, _), name in names.fields.items() if id_ == each.id]
        )
        found.append(
            [name for (id_, _), name in names.members.items() if id_ == each.id]
        )
    for tag in tags:
        own = [each.id for each in api.operations if each.tag == tag]
        found.append([names.methods[id_] for id_ in own])
        found.append([names.requests[id_] for id_ in own])
    for call in api.operations:
        keys = [(call.id, part.location, part.wire_name) for part in call.parameters]
        own_names = [names.parameters[key] for key in keys]
        found.append([*own_names, names.requests[call.id], *IN_REQUESTS])
    return found


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_names_are_valid_and_distinct(document: Json) -> None:
    api = api_of(document)
    names = assign_names(api, "example")
    for (kind, _), name in flat(names).items():
        assert name.isidentifier(), kind
        assert name.isascii(), kind
        assert not keyword.iskeyword(name), kind
        assert not name.startswith("_"), kind
        assert len(name) <= 100, kind
    for scope in scopes(api, names):
        assert len(set(scope)) == len(scope)
    files = [
        *names.modules.values(),
        *(each.module for each in names.resources.values()),
    ]
    for name in files:
        assert name == unicodedata.normalize("NFKC", name).casefold()
        assert name not in DEVICES
        assert len(f"{name}.py".encode()) <= 100
    assert not {*names.classes.values()} & (BUILTIN_CLASSES | IN_MODEL_MODULES)
    assert not {*names.fields.values()} & MODEL_ATTRIBUTES
    assert not {*names.methods.values()} & IN_RESOURCE_MODULES
    assert not {*names.parameters.values()} & (IN_RESOURCE_MODULES | IN_REQUESTS)
    assert not {each.module for each in names.resources.values()} & CLIENT_ATTRIBUTES


def changed(before: Names, after: Names) -> list[str]:
    """What is called otherwise after something was added, and is not said to be contested."""
    new, said = flat(after), " ".join(each.message for each in after.collisions)
    return [
        f"{key}: {name} -> {new[key]}"
        for key, name in flat(before).items()
        if new[key] != name
        and f"is called {excerpt(new[key])}:" not in said
        and not (  # a request function follows its method
            key[0] == "requests"
            and f"is called {excerpt(after.methods[str(key[1])])}:" in said
        )
    ]


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, TEXTS, SCHEMAS)
def test_adding_a_schema_renames_nothing(
    document: Json, name: str, schema: Json
) -> None:
    larger = json.loads(json.dumps(document))
    larger["components"]["schemas"].setdefault(name, schema)
    assert changed(names_of(document), names_of(larger)) == []


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, operations())
def test_adding_an_operation_renames_nothing(document: Json, operation: Json) -> None:
    larger = json.loads(json.dumps(document))
    larger["paths"]["/added"] = {"get": operation}
    assert changed(names_of(document), names_of(larger)) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, unique=True, max_size=8), TEXTS)
def test_adding_a_part_renames_nothing(texts: list[str], added: str) -> None:
    def document(parts: list[str]) -> Json:
        parameters = [parameter(part, "query") for part in parts]
        operation: Json = {"parameters": parameters, "responses": {}}
        schemas = {"A": object_of(parts), "E": enum_of(parts)}
        return document_of(schemas, {"/a": {"get": operation}})

    larger = list(dict.fromkeys([*texts, added]))
    assert changed(names_of(document(texts)), names_of(document(larger))) == []


@given(TEXTS.filter(lambda text: text not in ("FooBar", "E")))
def test_an_exact_name_is_kept_whatever_is_added(text: str) -> None:
    """What is in the style of its kind has its name for good."""
    schemas = {
        "FooBar": object_of(["foo_bar", text]),
        "E": enum_of(sorted({"FOO_BAR", text})),
        text: object_of(["a"]),
    }
    names = names_of(document_of(schemas))
    foo_bar, enum = (
        ir.TypeId(f"#/components/schemas/{id_}") for id_ in ("FooBar", "E")
    )
    assert names.classes[foo_bar] == "FooBar"
    assert names.modules[foo_bar] == "foo_bar"
    assert names.fields[foo_bar, Text("foo_bar")] == "foo_bar"
    assert names.members[enum, Text("FOO_BAR")] == "FOO_BAR"


def shuffled(value: object, rng: random.Random) -> object:
    """The same JSON in another order, lists too: none of those here has an order."""
    if isinstance(value, list):
        items = [shuffled(each, rng) for each in cast("list[object]", value)]
        rng.shuffle(items)
        return items
    if isinstance(value, dict):
        pairs = [
            (key, shuffled(each, rng)) for key, each in cast("Json", value).items()
        ]
        rng.shuffle(pairs)
        return dict(pairs)
    return value


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.integers())
def test_order_changes_no_name(document: Json, seed: int) -> None:
    other = cast("Json", shuffled(document, random.Random(seed)))
    assert flat(names_of(document)) == flat(names_of(other))


def test_collisions_are_said_with_both_places() -> None:
    schemas = {"A": object_of(["fooBar", "foo_bar"])}
    (said,) = names_of(document_of(schemas)).collisions
    assert said.code == "name-collision"
    assert said.where is not None
    assert "'fooBar' is called 'foo_bar__5a90'" in said.message
    assert "'foo_bar' (line 1)" in said.message


def test_a_plain_name_does_not_pass_from_one_to_another() -> None:
    owner = ir.TypeId("#/components/schemas/A")

    def named(*wire_names: str) -> dict[str, str]:
        found = names_of(document_of({"A": object_of([*wire_names])})).fields
        return {
            text.reveal(): name for (id_, text), name in found.items() if id_ == owner
        }

    assert named("foo-bar") == {"foo-bar": "foo_bar"}
    both = named("foo-bar", "foo bar")
    assert "foo_bar" not in both.values()
    assert named("foo-bar", "foo bar", "foo.bar").items() > both.items()


def test_twins_of_one_tag_are_not_classes_of_another() -> None:
    tags = ("jobs", "async jobs", "async async jobs", "client", "example", "settings")
    paths: Json = {
        f"/{number}": {"get": {"tags": [tag], "responses": {}}}
        for number, tag in enumerate(tags)
    }
    names = names_of(document_of({}, paths))
    classes = [each.class_name for each in names.resources.values()]
    twins = [f"Async{name}" for name in classes]
    taken = ["Example", "AsyncExample", "SyncClient", "AsyncClient", "Settings"]
    assert len({*classes, *twins, *taken}) == 3 * len(tags) - 1


def test_values_that_differ_in_capitals_say_how_they_are_spelled() -> None:
    values = ["on hold", "On Hold", "ON HOLD", "onHold", "OnHold", "on-hold", "oN hOLD"]
    names = names_of(document_of({"A": enum_of(values)})).members
    found = {value: name for (_, value), name in names.items()}
    assert [
        found[Text(value)] for value in ("On Hold", "ON HOLD", "onHold", "OnHold")
    ] == [
        "ON_HOLD_TITLE",
        "ON_HOLD_UPPER",
        "ON_HOLD_CAMEL",
        "ON_HOLD_PASCAL",
    ]
    assert "ON_HOLD" not in found.values()
    assert len({*found.values()}) == len(values)


def test_fields_of_a_base_keep_their_names() -> None:
    where, string = Place("spec"), ir.Scalar(ir.ScalarKind.STRING)

    def declared(name: str, wire_name: str, base: str | None) -> ir.Object:
        field = ir.Field(
            Text(wire_name), string, required=True, docs=ir.Docs(), where=where
        )
        id_ = ir.TypeId(f"#/components/schemas/{name}")
        return ir.Object(
            id=id_,
            name=ir.NamePath((Text(name),)),
            home=id_,
            fields=(field,),
            docs=ir.Docs(),
            where=where,
            base=ir.TypeId(f"#/components/schemas/{base}") if base else None,
        )

    # the base comes last, so that the order of declarations does not help
    objects = [declared("A", "foo_bar", "B"), declared("B", "fooBar", "A0")]
    objects.append(declared("A0", "fooBar", None))
    api = replace(
        api_of(document_of({})), declarations={each.id: each for each in objects}
    )
    names = assign_names(api, "example")
    a, b, base = (each.id for each in objects)
    assert names.fields[base, Text("fooBar")] == "foo_bar"
    assert names.fields[b, Text("fooBar")] == "foo_bar"
    assert names.fields[a, Text("foo_bar")].startswith("foo_bar__")
    (said,) = names.collisions
    assert "a field of its base" in said.message
