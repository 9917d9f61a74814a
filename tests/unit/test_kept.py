"""Names that were published stay, and what is renamed goes by its old name as well."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import specpress
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from specpress import freshness, ir, templates
from specpress.cli import main
from specpress.config import Client
from specpress.diagnostics import Failure, Place, Report
from specpress.dialect import normalise
from specpress.kept import keep
from specpress.lower.api import lower
from specpress.names import Names
from specpress.published import Entry, Published, parse_published
from specpress.refs import References
from specpress.source import parse
from unit.test_names import DOCUMENTS as AWKWARD

Json = dict[str, Any]
STRING: Json = {"type": "string"}


def holding(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def call(schema: Json | None = None, **more: Any) -> Json:
    content = {"application/json": {"schema": schema or {}}}
    return {"responses": {"200": {"description": "", "content": content}}, **more}


def document(schemas: Json, paths: Json | None = None) -> Json:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


def kept(
    document: Json,
    published: Published,
    renamed: dict[str, str] | None = None,
    *,
    prune: bool = False,
) -> tuple[Names, Published, list[str]]:
    """The names, what is published now, and the codes of what was said."""
    root = normalise(parse(json.dumps(document).encode(), "spec.json"), Report())
    api = lower(root, References(root), Report())
    report = Report()
    _, names, now = keep(api, "example", published, renamed or {}, report, prune=prune)
    said = [each.code for each in (*report.sorted(), *names.collisions)]
    return names, now, said


def after(old: Json, new: Json, **options: Any) -> Names:
    """The names of `new` where those of `old` were published."""
    return kept(new, kept(old, Published())[1], **options)[0]


def aliases(names: Names) -> dict[str, str]:
    """Former names of classes, and what they are now."""
    return {
        str(old): str(names.classes[id_]) for old, id_ in names.former.classes.items()
    }


def methods(names: Names) -> dict[str, str]:
    return {id_: str(name) for id_, name in names.methods.items()}


# -- nothing moves ---------------------------------------------------------------------

NAMES = st.text("aAbB_- ", min_size=1, max_size=4)
SCHEMAS = st.dictionaries(
    NAMES,
    st.sampled_from([holding(a=STRING), holding(b=holding(c=STRING))]),
    max_size=4,
)


def tagged(tag: str, operation_id: str) -> Json:
    schema = holding(a=holding(b=STRING))
    return call(schema, tags=[tag], operationId=operation_id)


PATHS = st.dictionaries(
    st.sampled_from(["/a", "/b", "/c/{id}"]),
    st.dictionaries(
        st.sampled_from(["get", "put"]),
        st.builds(tagged, NAMES, NAMES),
    ),
)
DOCUMENTS = st.builds(document, SCHEMAS, PATHS)


def joined(one: Json, other: Json) -> Json:
    """Both documents; where they differ, `one`."""
    paths = {
        path: {**other["paths"].get(path, {}), **one["paths"].get(path, {})}
        for path in {**one["paths"], **other["paths"]}
    }
    schemas = [each["components"]["schemas"] for each in (other, one)]
    return document({**schemas[0], **schemas[1]}, paths)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_additions_move_nothing_and_go_without_a_trace(first: Json, more: Json) -> None:
    names, published, _ = kept(first, Published())
    grown, with_more, _ = kept(joined(first, more), published)
    assert grown.classes.items() >= names.classes.items()
    assert grown.methods.items() >= names.methods.items()
    before, now = (each.to_bytes().splitlines() for each in (published, with_more))
    rest = iter(now)
    assert all(line in rest for line in before), "lines are only added"
    shrunk, again, _ = kept(first, with_more)
    assert again == with_more
    assert (shrunk.classes, shrunk.methods) == (names.classes, names.methods)
    assert not shrunk.former.classes
    assert not shrunk.former.methods
    assert kept(first, with_more, prune=True)[1] == published


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_a_second_run_has_nothing_to_do(old: Json, new: Json) -> None:
    names, published, _ = kept(new, kept(old, Published())[1])
    again, same, _ = kept(new, published)
    assert same == published
    assert replace(again, collisions=()) == replace(names, collisions=())


@settings(max_examples=100, deadline=None)
@given(AWKWARD, AWKWARD)
def test_whatever_a_document_holds_its_names_can_be_written_and_kept(
    old: Json, new: Json
) -> None:
    for each in (old, new):
        published = kept(each, Published())[1]
        assert parse_published(published.to_bytes(), Place("n")) == published
        assert "name-not-kept" not in kept(each, published)[2]
    names, published, _ = kept(new, kept(old, Published())[1])
    again, same, _ = kept(new, published)
    assert same == published
    assert replace(again, collisions=()) == replace(names, collisions=())


def test_a_better_claim_does_not_take_a_name_that_was_published() -> None:
    one, both = {"foo_bar": holding(z=STRING)}, {
        "foo_bar": holding(z=STRING),
        "FooBar": holding(z=STRING),
    }
    names = after(document(one), document(both))
    assert names.classes[ir.TypeId("#/components/schemas/foo_bar")] == "FooBar"
    assert [
        each.code for each in names.collisions if "schema 'FooBar'" in each.message
    ] == ["name-collision"]


def test_a_name_that_cannot_be_kept_is_said() -> None:
    twice = {f"#/components/schemas/{each}": Entry("C") for each in "AB"}
    taken = {"#/components/schemas/D": Entry("None")}
    schemas = {each: holding(z=STRING) for each in "ABD"}
    names, _, said = kept(document(schemas), Published({**twice, **taken}))
    assert sorted(names.classes.values()) == ["B", "C", "D"]
    assert said.count("name-not-kept") == 2


# -- classes ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            {"A": holding(b=holding(c=holding(d=STRING)))},
            {"A": holding(b=ref("B")), "B": holding(c=holding(d=STRING))},
            {"AB": "B", "ABC": "BC"},
            id="an inline schema becomes a reference",
        ),
        pytest.param(
            {"A": holding(b=holding(c=STRING), x=STRING)},
            {
                "Base": holding(b=holding(c=STRING)),
                "A": {"allOf": [ref("Base"), holding(x=STRING)]},
            },
            {"AB": "BaseB"},
            id="a property is inherited",
        ),
        pytest.param(
            {"A": holding(b={"type": "array", "items": holding(c=STRING)})},
            {
                "A": holding(b={"type": "array", "items": ref("B")}),
                "B": holding(c=STRING),
            },
            {"ABItem": "B"},
            id="items",
        ),
        pytest.param(
            {"A": holding(b={"additionalProperties": holding(c=STRING)})},
            {
                "A": holding(b={"additionalProperties": ref("B")}),
                "B": holding(c=STRING),
            },
            {"ABValue": "B"},
            id="values of a map",
        ),
        pytest.param(
            {"A": holding(b=holding(c=STRING))},
            {
                "A": holding(b={"anyOf": [ref("B"), {"type": "null"}]}),
                "B": holding(z=STRING),
            },
            {"AB": "B"},
            id="null is allowed as well",
        ),
        pytest.param(
            {"A": holding(b=holding(c=STRING))},
            {"A": holding(b=STRING)},
            {},
            id="no class is there now",
        ),
        pytest.param(
            {"A": holding(b=holding(c=STRING))},
            {"A": holding(b=ref("B")), "B": holding(c=STRING), "AB": holding(z=STRING)},
            {},
            id="another thing has the name",
        ),
        pytest.param(
            {"A": holding(b=ref("A")), "B": holding(z=STRING)},
            {"B": holding(b=ref("B"))},
            {},
            id="gone for good",
        ),
    ],
)
def test_where_a_class_went(old: Json, new: Json, expected: dict[str, str]) -> None:
    assert aliases(after(document(old), document(new))) == expected


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("10-response-ref-becomes-superset", {}),
        (
            "11-refactor-inline-to-allOf",
            {"RecurringCreditAccessAmount": "RecurringCommitOrCreditBaseAccessAmount"},
        ),
        (
            "12-refactor-inline-to-ref",
            {
                "ContractV2CustomerBillingProviderConfiguration": (
                    "CustomerBillingProviderConfiguration"
                ),
                "ContractV2CustomerBillingProviderConfigurationBilling__9047": (
                    "CustomerBillingProviderConfigurationBillingProvider"
                ),
            },
        ),
    ],
)
def test_the_vendors_own_refactorings(
    pair: str, expected: dict[str, str], shared: Path
) -> None:
    folder = shared / "specs/metronome/changes" / pair
    old, new = (
        yaml.safe_load((folder / f"{each}.yaml").read_text())
        for each in ("before", "after")
    )
    names = after(old, new)
    assert aliases(names) == expected
    known = kept(old, Published())[0].classes.values()
    assert set(known) <= {*names.classes.values(), *names.former.classes}


def test_classes_of_requests_and_responses_are_followed() -> None:
    body = {"content": {"application/json": {"schema": holding(a=STRING)}}}
    shared = {"content": {"application/json": {"schema": ref("Sent")}}}
    old = {"/a": {"post": call(holding(b=STRING), operationId="x", requestBody=body)}}
    new = {"/a": {"post": call(ref("Got"), operationId="x", requestBody=shared)}}
    schemas = {"Sent": holding(a=STRING), "Got": holding(b=STRING)}
    names = after(document({}, old), document(schemas, new))
    assert aliases(names) == {"XRequest": "Sent", "XResponse": "Got"}


def test_a_schema_that_is_said_to_be_renamed() -> None:
    old, new = ({name: holding(b=holding(z=STRING))} for name in ("Old", "New"))
    renamed = {"#/components/schemas/Old": "#/components/schemas/New"}
    names = after(document(old), document(new), renamed=renamed)
    assert aliases(names) == {"Old": "New", "OldB": "NewB"}
    assert aliases(after(document(old), document(new))) == {}
    with pytest.raises(Failure, match="unknown-rename"):
        after(document(old), document(old), renamed=renamed)


# -- methods ---------------------------------------------------------------------------


def calls(**operations: Json) -> Json:
    return document(
        {}, {f"/{path}": {"get": each} for path, each in operations.items()}
    )


def test_an_operation_that_the_document_calls_otherwise() -> None:
    old, new = (calls(a=call(tags=["t"], operationId=id_)) for id_ in ("getA", "readA"))
    names = after(old, new)
    assert methods(names) == {"GET /a": "read_a"}
    assert names.former.methods == {"GET /a": ("get_a",)}
    assert names.former.methods == after(old, new).former.methods
    assert not after(old, new, prune=True).former.methods


def test_a_name_of_ones_own_outlives_an_operation_id() -> None:
    own = Published({}, {"GET /a": Entry("t.fetch", ("t.get_a",), "getA")})
    new = calls(a=call(tags=["t"], operationId="readA"))
    names, now, _ = kept(new, own)
    assert methods(names) == {"GET /a": "fetch"}
    assert names.former.methods == {"GET /a": ("get_a",)}
    assert now.methods["GET /a"] == Entry("t.fetch", ("t.get_a",), "readA")


def test_an_operation_that_is_said_to_be_another_one() -> None:
    old = calls(a=call(holding(x=STRING), tags=["t"], operationId="getA"))
    new = calls(b=call(holding(x=STRING), tags=["t"], operationId="getB"))
    names = after(old, new, renamed={"GET /a": "GET /b"})
    assert names.former.methods == {"GET /b": ("get_a",)}
    assert aliases(names) == {"GetAResponse": "GetBResponse"}


def test_a_tag_that_is_called_otherwise_keeps_its_resource() -> None:
    def two(a: str, b: str, **more: Json) -> Json:
        return calls(a=call(tags=[a]), b=call(tags=[b]), **more)

    def resources(new: Json) -> dict[str, str]:
        published = kept(new, kept(two("One", "One"), Published())[1])[1]
        return {id_: each.name.split(".")[0] for id_, each in published.methods.items()}

    both = {"GET /a": "one", "GET /b": "one"}
    assert resources(two("Two", "Two")) == both
    assert resources(two("One", "Two")) == both
    more = resources(two("Two", "Two", c=call(tags=["Two"])))
    assert more == {**both, "GET /c": "one"}
    left = resources(two("One", "Two", c=call(tags=["Two"])))
    assert left == {**both, "GET /c": "two"}


@pytest.mark.parametrize(
    "published",
    [
        {"a": "x.y.one", "b": "x.two", "c": "t.c"},
        {"a": "t.y.one", "b": "t.b", "c": "t.c"},
        {"a": "x.y.z.one", "b": "t.b", "c": "t.c"},
        {"a": "u.t.a", "b": "u.t.b", "c": "u.t.one"},
        {"a": "t.t.t.one", "b": "t.t.b", "c": "t.c"},
        {"a": "t.y.a", "b": "t.y.b", "c": "t.y.c"},
        {"a": "u.v.w.a", "b": "u.b", "c": "u.v.x.c"},
    ],
)
def test_a_person_may_put_operations_into_resources_of_resources(
    published: dict[str, str],
) -> None:
    new = calls(
        **{each: call(tags=["t"], operationId=each) for each in ("a", "b", "c")}
    )
    entries = {f"GET /{id_}": Entry(name, (), id_) for id_, name in published.items()}
    _, now, said = kept(new, Published({}, entries))
    assert {id_[5:]: each.name for id_, each in now.methods.items()} == published
    assert said == []
    assert kept(new, now)[1] == now


def test_a_method_gives_way_to_a_resource_that_was_published() -> None:
    both = {
        "GET /a": Entry("t.get_a.one", (), "x"),
        "GET /b": Entry("t.two", (), "y"),
    }
    new = calls(
        a=call(tags=["t"], operationId="x"),
        b=call(tags=["t"], operationId="y"),
        c=call(tags=["t"], operationId="getA"),
    )
    _, now, said = kept(new, Published({}, both))
    names = {id_: each.name for id_, each in now.methods.items()}
    assert names["GET /a"] == "t.get_a.one"
    assert names["GET /c"] == "t.get_c"
    assert said == ["name-collision"]


def test_an_alias_in_another_resource_is_given_up_and_said() -> None:
    own = Published({}, {"GET /a": Entry("new.get_a", ("old.get_a",), "getA")})
    names, _, said = kept(calls(a=call(tags=["t"], operationId="getA")), own)
    assert not names.former.methods
    assert said == ["name-given-up"]


# -- the command, and what is emitted --------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, document: Json) -> None:
    (folder / "api.json").write_text(json.dumps(document))


OLD = document(
    {"A": holding(b=holding(c=STRING))},
    {"/a": {"get": call(ref("A"), tags=["t"], operationId="getA")}},
)
NEW = document(
    {"A": holding(b=ref("B")), "B": holding(c=STRING)},
    {"/a": {"get": call(ref("A"), tags=["t"], operationId="readA")}},
)
NAMES_FILE = "out/.specpress/names.toml"


def test_old_names_work_and_warn(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (OLD, NEW):
        write(project, each)
        specpress.generate("api.json", "out", package="kept_example")
    monkeypatch.setattr(sys, "path", [str(project / "out"), *sys.path])
    models = importlib.import_module("kept_example.models")
    resources = importlib.import_module("kept_example.resources.t")
    with pytest.warns(DeprecationWarning, match="AB is called B now"):
        assert models.AB is models.B
    with pytest.raises(AttributeError):
        _ = models.ABC
    assert "AB" not in dir(models)

    class SentError(Exception):
        pass

    class Stub:
        def send(self, request: Any, _: object) -> object:
            raise SentError(request.operation)

    with (
        pytest.warns(DeprecationWarning, match="It is called read_a now"),
        pytest.raises(SentError, match="readA"),
    ):
        resources.T(Stub()).get_a()
    with (
        pytest.warns(DeprecationWarning, match="It is called read_a now"),
        pytest.raises(SentError, match="readA"),
    ):
        asyncio.run(resources.AsyncT(Stub()).get_a())
    for name in [each for each in sys.modules if each.startswith("kept_example")]:
        monkeypatch.delitem(sys.modules, name)


def test_a_client_without_former_names_has_no_part_for_them(project: Path) -> None:
    write(project, OLD)
    done = specpress.generate("api.json", "out", package="x")
    assert NAMES_FILE.removeprefix("out/") in done.created
    assert not (project / "out/x/_runtime/former.py").exists()
    write(project, NEW)
    done = specpress.generate("api.json", "out", package="x", prune_names=True)
    assert not (project / "out/x/_runtime/former.py").exists()
    assert b"former" not in (project / NAMES_FILE).read_bytes().partition(b"[")[2]


def test_names_that_a_person_edited_count(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "are_installed", lambda: True)
    write(project, OLD)
    specpress.generate("api.json", "out", package="x")
    client = Client("api.json", "out", package="x")
    assert freshness.current(client) is not None
    assert freshness.current(replace(client, prune_names=True)) is None
    names = project / NAMES_FILE
    text = names.read_text().replace('= "AB"', '= { name = "Box", former = ["AB"] }')
    names.write_text(text)
    assert freshness.current(client) is None
    assert (
        main(["generate", "-q", "--check", "api.json", "-o", "out", "--package", "x"])
        == 1
    )
    done = specpress.generate("api.json", "out", package="x")
    assert "x/_runtime/former.py" in done.created
    assert NAMES_FILE in done.inputs
    assert names.read_text() == text
    assert "class Box(" in (project / "out/x/models/a.py").read_text()
    assert freshness.current(client) is not None


def test_names_that_are_not_kept_are_neither_read_nor_written(project: Path) -> None:
    write(project, OLD)
    specpress.generate("api.json", "out", package="x", keep_names=False)
    assert not (project / NAMES_FILE).exists()
    (project / NAMES_FILE).write_text("broken")
    specpress.generate("api.json", "out", package="x", keep_names=False)
    assert (project / NAMES_FILE).read_text() == "broken"
    with pytest.raises(Failure, match="bad-names"):
        specpress.generate("api.json", "out", package="x")


def test_where_things_went_is_said_in_the_configuration(project: Path) -> None:
    write(project, OLD)
    table = '[clients.x]\nspec = "api.json"\noutput = "out"\n'
    (project / "specpress.toml").write_text(table)
    assert main(["generate", "-q"]) == 0
    new = json.loads(json.dumps(OLD).replace("/a", "/b").replace("getA", "getB"))
    write(project, new)
    config = table + '[clients.x.renamed]\n"GET /a" = "GET /b"\n'
    (project / "specpress.toml").write_text(config)
    assert main(["generate", "-q"]) == 0
    text = (project / "out/example/resources/t.py").read_text()
    assert 'get_a = deprecated("It is called get_b now.")(get_b)' in text
    for bad in ('"GET /a" = "/b"', '"a" = "b"', '"GET /a" = 1'):
        (project / "specpress.toml").write_text(f"{table}[clients.x.renamed]\n{bad}\n")
        assert main(["generate", "-q"]) == 2
