"""Names of anything a document can hold: valid, distinct, and not moved by what else it holds."""

from __future__ import annotations

import json
import keyword
import random
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import fields
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from specpress import ir
from specpress.diagnostics import Report
from specpress.dialect import normalise
from specpress.literals import Text
from specpress.lower.api import lower
from specpress.names import Names, assign_names
from specpress.naming import DEVICES
from specpress.nodes import excerpt
from specpress.refs import References
from specpress.reserved import (
    BUILTIN_CLASSES,
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


SCHEMAS = st.one_of(
    st.builds(object_of, st.lists(TEXTS, max_size=6)),
    st.builds(nested, TEXTS),
    st.lists(TEXTS, min_size=1, max_size=6, unique=True).map(
        lambda values: {"type": "string", "enum": values}
    ),
)
PARAMETERS = st.lists(
    st.builds(
        lambda name, place: {"name": name, "in": place, "schema": {"type": "string"}},
        TEXTS,
        st.sampled_from(["query", "header"]),
    ),
    max_size=5,
    unique_by=lambda each: (each["in"], each["name"]),
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
DOCUMENTS = st.builds(
    lambda schemas, paths: {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    },
    st.dictionaries(TEXTS, SCHEMAS, max_size=6),
    PATHS,
)


def api_of(document: Json) -> ir.Api:
    root = normalise(parse(json.dumps(document).encode(), "spec.json"))
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
        schemas = {"A": object_of(parts), "E": {"type": "string", "enum": parts}}
        parameters = [{"name": part, "in": "query", "schema": {}} for part in parts]
        found: Json = {"parameters": parameters, "responses": {}}
        return {
            "openapi": "3.1.0",
            "info": {"title": "Example", "version": "1"},
            "paths": {"/a": {"get": found}},
            "components": {"schemas": schemas},
        }

    larger = list(dict.fromkeys([*texts, added]))
    assert changed(names_of(document(texts)), names_of(document(larger))) == []


@given(TEXTS.filter(lambda text: text != "fooBar"))
def test_an_exact_name_is_kept_whatever_is_added(text: str) -> None:
    """What is in the style of its kind has its name for good."""
    exact = {"FooBar": object_of(["foo_bar", text]), text: object_of([])}
    exact["E"] = {"type": "string", "enum": list({"FOO_BAR", text})}
    exact.setdefault("FooBar", object_of(["foo_bar"]))
    if text in ("FooBar", "E"):
        return
    names = names_of(
        {
            "openapi": "3.1.0",
            "info": {"title": "Example", "version": "1"},
            "paths": {},
            "components": {"schemas": exact},
        }
    )
    foo_bar = ir.TypeId("#/components/schemas/FooBar")
    assert names.classes[foo_bar] == "FooBar"
    assert names.modules[foo_bar] == "foo_bar"
    assert names.fields[foo_bar, Text("foo_bar")] == "foo_bar"
    members = names.members
    assert members[ir.TypeId("#/components/schemas/E"), Text("FOO_BAR")] == "FOO_BAR"


def shuffled(value: Any, rng: random.Random) -> Any:
    """The same JSON with keys, tags and enumerations in another order."""
    if isinstance(value, dict):
        pairs = [(key, shuffled(item, rng)) for key, item in value.items()]
        rng.shuffle(pairs)
        found = dict(pairs)
        for key in ("enum", "parameters", "required"):
            if isinstance(found.get(key), list):
                rng.shuffle(found[key])
        return found
    return [shuffled(each, rng) for each in value] if isinstance(value, list) else value


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.integers())
def test_order_changes_no_name(document: Json, seed: int) -> None:
    other = shuffled(document, random.Random(seed))
    assert flat(names_of(document)) == flat(names_of(other))
