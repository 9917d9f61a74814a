"""`specpress diff`: what changes for callers, and how much it weighs."""

from __future__ import annotations

import copy
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT
from specpress.changes import report
from specpress.changes.change import RULES, Bump, Change, Side, Verdict, bump
from specpress.cli import main
from specpress.config import Client
from specpress.pipeline import changes
from specpress.source import parse, read

Json = dict[str, Any]
CLIENT = Client("", package="example")
INTEGER: Json = {"type": "integer"}
STRING: Json = {"type": "string"}
_PART: Json = {"$ref": "#/components/schemas/Part"}
EMPTY: Json = {"type": "object", "properties": {"id": STRING}}


def document(schemas: Json, **operation: Any) -> Json:
    """Thing goes both ways, In is only sent, Out is only received."""
    described = {
        "operationId": "send",
        "requestBody": body("Thing", "In"),
        "responses": {"200": {"description": "", **body("Thing", "Out")}},
        **operation,
    }
    whole = {"Thing": EMPTY, "In": EMPTY, "Out": EMPTY}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/things/{id}": {"post": described}},
        "components": {"schemas": {**whole, **schemas}},
    }


def body(*names: str) -> Json:
    refs = {name: {"$ref": f"#/components/schemas/{name}"} for name in names}
    schema = {"type": "object", "properties": refs}
    return {"content": {"application/json": {"schema": schema}}}


def found(old: Json, new: Json, client: Client = CLIENT) -> list[Change]:
    documents = [parse(json.dumps(each).encode(), "d.json") for each in (old, new)]
    return list(changes(documents[0], documents[1], client)[0])


def of_schema(name: str, old: Json, new: Json) -> list[tuple[str, str]]:
    """Code and verdict of what changes where the schema `name` does."""
    found_ = found(document({name: old}), document({name: new}))
    assert all(each.where.startswith(f"components.schemas.{name}") for each in found_)
    return [(each.code, each.verdict.value) for each in found_]


def having(*, required: bool = False, **schema: Any) -> Json:
    listed = {"required": ["it"]} if required else {}
    return {
        "type": "object",
        "properties": {**EMPTY["properties"], "it": schema},
        **listed,
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "sent", "received"),
    [
        (EMPTY, having(**STRING), "property-added", "addition", "addition"),
        (having(**STRING), EMPTY, "property-removed", "breaking", "breaking"),
        (
            having(**STRING),
            having(required=True, **STRING),
            "property-became-required",
            "breaking",
            "addition",
        ),
        (
            having(required=True, **STRING),
            having(**STRING),
            "property-became-optional",
            "addition",
            "breaking",
        ),
        (
            having(**STRING),
            having(type=["string", "null"]),
            "became-nullable",
            "addition",
            "breaking",
        ),
        (
            having(type=["string", "null"]),
            having(**STRING),
            "became-not-nullable",
            "breaking",
            "addition",
        ),
        (having(**STRING), having(**INTEGER), "type-changed", "breaking", "breaking"),
        (
            having(**INTEGER),
            having(type="number"),
            "type-widened",
            "addition",
            "breaking",
        ),
        (
            having(type="number"),
            having(**INTEGER),
            "type-narrowed",
            "breaking",
            "addition",
        ),
        (
            having(type="string", enum=["a"]),
            having(type="string", enum=["a", "b"]),
            "enum-value-added",
            "addition",
            "addition",
        ),
        (
            having(type="string", enum=["a", "b"]),
            having(type="string", enum=["a"]),
            "enum-value-removed",
            "breaking",
            "breaking",
        ),
        (
            having(type="string", maxLength=9),
            having(type="string", maxLength=5),
            "constraint-tightened",
            "breaking",
            "fix",
        ),
        (
            having(type="string", minLength=2),
            having(type="string", minLength=1),
            "constraint-loosened",
            "addition",
            "addition",
        ),
        (
            having(type="array", items=STRING),
            having(type="array", items=INTEGER),
            "type-changed",
            "breaking",
            "breaking",
        ),
    ],
)
def test_the_verdict_follows_from_the_direction(
    old: Json, new: Json, code: str, sent: str, received: str
) -> None:
    assert of_schema("In", old, new) == [(code, sent)]
    assert of_schema("Out", old, new) == [(code, received)]
    heavier = "breaking" if "breaking" in (sent, received) else sent
    assert of_schema("Thing", old, new) == [(code, heavier)]


def test_a_new_property_that_must_be_sent_breaks_callers() -> None:
    new = having(required=True, **STRING)
    assert of_schema("In", EMPTY, new) == [("required-property-added", "breaking")]
    assert of_schema("Out", EMPTY, new) == [("property-added", "addition")]


def test_variants_of_one_kind_stand_for_themselves() -> None:
    def lists(*items: str) -> Json:
        any_of = [{"type": "array", "items": {"type": each}} for each in items]
        return having(anyOf=any_of)

    both = lists("string", "boolean")
    assert of_schema("A", both, both) == []
    turned = lists("boolean", "string")
    assert of_schema("A", both, turned) == []
    more = of_schema("A", both, lists("integer", "string", "boolean"))
    assert [code for code, _ in more] == ["variant-added"]


def test_a_variant_more_is_news_to_who_receives() -> None:
    old = having(oneOf=[STRING, INTEGER])
    new = having(oneOf=[STRING, INTEGER, {"type": "boolean"}])
    assert of_schema("In", old, new) == [("variant-added", "addition")]
    assert of_schema("Out", old, new) == [("variant-added", "breaking")]
    assert of_schema("In", new, old) == [("variant-removed", "breaking")]


def tagged(**discriminator: Any) -> Json:
    """A property that is one of two schemas, which only a discriminator tells apart."""
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("Round", "Flat")]
    either = having(oneOf=refs, discriminator={"propertyName": "kind", **discriminator})
    variants = {
        name: {"type": "object", "properties": {"kind": STRING, name: STRING}}
        for name in ("Round", "Flat")
    }
    return document({**variants, "Out": either})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {},  # where nothing is mapped, a schema's name is its value
            {"mapping": {"o": "Round"}},
            [
                ("variant-value-removed", "Round means Round", "", "breaking"),
                ("variant-value-added", "", "o means Round", "addition"),
            ],
        ),
        (
            {"mapping": {"o": "Round"}},
            {"mapping": {"o": "Round", "O": "Round"}},
            [("variant-value-added", "", "O means Round", "addition")],
        ),
        (
            {"mapping": {"o": "Round", "Flat": "Flat", "x": "Round"}},
            {"mapping": {"o": "Flat", "Flat": "Flat", "x": "Round"}},
            [
                ("variant-value-removed", "o means Round", "", "breaking"),
                ("variant-value-added", "", "o means Flat", "addition"),
            ],
        ),
        (
            {},
            {"propertyName": "type"},
            [("variant-tag-changed", "kind", "type", "breaking")],
        ),
        (
            {},
            {"defaultMapping": "Flat"},
            [("variant-default-changed", "", "Flat", "breaking")],
        ),
        (
            {"defaultMapping": "Flat"},
            {"defaultMapping": "Round"},
            [("variant-default-changed", "Flat", "Round", "breaking")],
        ),
        ({"defaultMapping": "Flat"}, {"defaultMapping": "Flat"}, []),
    ],
)
def test_what_tells_variants_apart(
    old: Json, new: Json, expected: list[tuple[str, str, str, str]]
) -> None:
    told = [
        (each.code, each.before, each.after, each.verdict.value)
        for each in found(tagged(**old), tagged(**new))
    ]
    assert sorted(told) == sorted(expected)


@pytest.mark.parametrize("listed", [1, 2])
def test_values_that_variants_list_themselves_are_told_once(listed: int) -> None:
    def kinds(value: str) -> Json:
        values = {"Round": [value, "circle"][:listed], "Flat": ["flat"]}
        variants = {
            name: {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"enum": each}, name: STRING},
            }
            for name, each in values.items()
        }
        refs = [{"$ref": f"#/components/schemas/{name}"} for name in variants]
        return document({**variants, "Out": having(oneOf=refs)})

    codes = [each.code for each in found(kinds("round"), kinds("ring"))]
    assert not [code for code in codes if code.startswith("variant-")]
    assert codes


QUERY = {"name": "q", "in": "query", "schema": STRING}


@pytest.mark.parametrize(
    ("old", "new", "code", "verdict"),
    [
        ([], [QUERY], "parameter-added", "addition"),
        ([], [{**QUERY, "required": True}], "required-parameter-added", "breaking"),
        ([QUERY], [], "parameter-removed", "breaking"),
        ([QUERY], [{**QUERY, "in": "header"}], "parameter-removed", "breaking"),
        (
            [QUERY],
            [{**QUERY, "required": True}],
            "parameter-became-required",
            "breaking",
        ),
        (
            [{**QUERY, "schema": {"type": "array", "items": STRING}}],
            [
                {
                    **QUERY,
                    "schema": {"type": "array", "items": STRING},
                    "explode": False,
                }
            ],
            "parameter-style-changed",
            "fix",
        ),
    ],
)
def test_parameters(old: list[Json], new: list[Json], code: str, verdict: str) -> None:
    found_ = found(document({}, parameters=old), document({}, parameters=new))
    assert (code, verdict) in [(each.code, each.verdict.value) for each in found_]


KEYS = {"type": "apiKey", "in": "header"}
SCHEMES = {name: {**KEYS, "name": name} for name in "ab"}


def secured(*alternatives: dict[str, list[str]]) -> Json:
    whole = document({}, security=list(alternatives))
    whole["components"]["securitySchemes"] = SCHEMES
    return whole


def codes(old: Json, new: Json) -> list[tuple[str, str]]:
    return [(each.code, each.verdict.value) for each in found(old, new)]


def test_credentials_that_are_taken() -> None:
    one, both = secured({"a": []}), secured({"a": []}, {"b": []})
    together = secured({"a": [], "b": []})
    assert codes(one, both) == [("security-added", "addition")]
    assert codes(both, one) == [("security-removed", "breaking")]
    assert codes(one, together) == [
        ("security-removed", "breaking"),
        ("security-added", "addition"),
    ]


def test_media_types() -> None:
    json_, text = body("Thing"), {"content": {"text/csv": {"schema": STRING}}}
    either = {"content": {**json_["content"], **text["content"]}}

    def sent(content: Json) -> Json:
        return document({}, requestBody=content)

    def received(content: Json) -> Json:
        return document({}, responses={"200": {"description": "", **content}})

    assert codes(sent(json_), sent(either)) == [("media-type-added", "addition")]
    assert codes(sent(either), sent(json_)) == [("media-type-removed", "breaking")]
    assert codes(received(json_), received(either)) == [
        ("media-type-added", "breaking")
    ]
    assert ("media-type-changed", "breaking") in codes(sent(json_), sent(text))


@pytest.mark.parametrize(
    ("old", "new", "code", "verdict"),
    [
        ({}, {"schema": INTEGER}, "header-added", "addition"),
        ({"schema": INTEGER}, {}, "header-removed", "breaking"),
        ({"schema": INTEGER}, {"schema": STRING}, "type-changed", "breaking"),
        (
            {"schema": INTEGER},
            {"schema": INTEGER, "required": True},
            "header-became-required",
            "addition",
        ),
        (
            {"schema": INTEGER, "required": True},
            {"schema": INTEGER},
            "header-became-optional",
            "breaking",
        ),
    ],
)
def test_headers_of_responses(old: Json, new: Json, code: str, verdict: str) -> None:
    def answering(header: Json) -> Json:
        headers = {"X-Total": header} if header else {}
        return document({}, responses={"200": {"description": "", "headers": headers}})

    (change,) = found(answering(old), answering(new))
    assert (change.code, change.verdict.value) == (code, verdict)
    assert change.where.endswith("response header X-Total")


THING = {"operationId": "thing", "parameters": {"path.id": "$response.body#/id"}}
OTHER = {**THING, "operationId": "other"}


def linking(link: Json, **changed: Any) -> Json:
    """`send` answers with a link to `thing`, which asks for an id; `other` does as well."""
    links = {"next": {**link, **changed}} if link else {}
    whole = document({}, responses={"200": {"description": "", "links": links}})
    asked = {"name": "id", "in": "path", "required": True, "schema": STRING}
    whole["paths"]["/things/{id}"]["parameters"] = [asked]
    for name in ("thing", "other"):
        whole["paths"][f"/{name}/{{id}}"] = {
            "get": {"operationId": name, "parameters": [asked], "responses": {}}
        }
    return whole


def giving(expression: str) -> Json:
    return linking(THING, parameters={"id": expression})


@pytest.mark.parametrize(
    ("old", "new", "code", "verdict"),
    [
        (linking({}), linking(THING), "link-added", "addition"),
        (linking(THING), linking({}), "link-removed", "breaking"),
        (linking(THING), linking(OTHER), "link-target-changed", "breaking"),
        (
            linking(THING),
            linking(THING, parameters={}),
            "link-arguments-changed",
            "breaking",
        ),
        (
            giving("$response.body#/id"),
            giving("$request.path.id"),
            "link-arguments-changed",
            "breaking",
        ),
        (
            giving("$response.body#/id"),
            giving("$response.header.X-Id"),
            "link-values-changed",
            "fix",
        ),
        (
            linking(THING),
            linking(THING, description="More."),
            "description-changed",
            "docs",
        ),
    ],
)
def test_links_of_responses(old: Json, new: Json, code: str, verdict: str) -> None:
    """The function of a link takes the response; of a request only, where that is read."""
    (change,) = found(old, new)
    assert (change.code, change.verdict.value) == (code, verdict)
    assert change.where == "POST /things/{id} 200 link next"
    assert change.operations == ("POST /things/{id}",)


def test_a_link_says_what_it_led_to() -> None:
    (change,) = found(linking(THING), linking(OTHER))
    assert (change.before, change.after) == ("GET /thing/{id}", "GET /other/{id}")


def test_the_function_of_a_link_is_called_after_its_operation() -> None:
    new = linking(THING)
    new["paths"]["/things/{id}"]["post"]["operationId"] = "put"
    changed = {
        each.code: (each.before, each.after)
        for each in found(linking(THING), new)
        if "link" in each.where
    }
    assert changed == {"name-changed": ("send_next", "put_next")}


def test_webhooks_are_received() -> None:
    old, new = document({}), document({})
    new["webhooks"] = {"made": {"post": {"requestBody": body("Out"), "responses": {}}}}
    assert ("webhook-added", "addition") in codes(old, new)
    assert ("webhook-removed", "breaking") in codes(new, old)
    more = copy.deepcopy(new)
    more["components"]["schemas"]["Out"] = having(required=True, **STRING)
    assert codes(new, more) == [("property-added", "addition")]
    assert codes(more, new) == [("property-removed", "breaking")]


def test_what_means_nothing_is_no_change() -> None:
    old = document({"Thing": having(**STRING)}, parameters=[QUERY])
    assert found(old, copy.deepcopy(old)) == []
    shuffled = json.loads(json.dumps(old, sort_keys=True))
    shuffled["paths"]["/things/{id}"]["post"]["x-owner"] = "me"
    assert found(old, shuffled) == []


def test_an_inline_schema_that_gets_a_name_keeps_the_wire() -> None:
    inline: Json = {"type": "object", "properties": {"a": STRING}}
    old = document({"Thing": having(**inline)})
    new = document({"Thing": having(**_PART)})
    new["components"]["schemas"]["Part"] = inline
    on_the_wire = [each for each in found(old, new) if each.is_on_the_wire]
    assert [each.code for each in on_the_wire] == ["schema-added"]


def test_recursion_ends() -> None:
    ref = {"$ref": "#/components/schemas/Thing"}
    circles = {"next": ref, "all": {"items": ref}}
    old = {"type": "object", "properties": circles}
    new = {"type": "object", "properties": {**circles, "name": STRING}}
    assert of_schema("Thing", old, new) == [("property-added", "addition")]


def test_an_operation_that_goes_and_comes_alike_may_be_a_renamed_one() -> None:
    old, new = document({}), document({})
    new["paths"] = {"/stuff/{id}": new["paths"]["/things/{id}"]}
    hints = {each.code: each.hint for each in found(old, new)}
    assert hints["operation-removed"] == "renamed to POST /stuff/{id}?"


def test_a_method_that_is_called_otherwise_is_said() -> None:
    old, new = document({}), document({}, operationId="post")
    for keeps, code in ((True, "method-renamed"), (False, "name-changed")):
        changed = [
            (each.code, each.before, each.after)
            for each in found(old, new, replace(CLIENT, keep_names=keeps))
            if each.where == "POST /things/{id}"
        ]
        assert changed == [(code, "default.send", "default.post")]


def test_a_class_whose_old_name_works_breaks_nobody() -> None:
    inline: Json = {"type": "object", "properties": {"a": STRING}}
    old = document({"Thing": having(**inline)})
    new = document({"Thing": having(**_PART)})
    new["components"]["schemas"]["Part"] = inline
    for keeps, code, weight in (
        (True, "class-replaced", Bump.MINOR),
        (False, "class-renamed", Bump.MAJOR),
    ):
        changed = found(old, new, replace(CLIENT, keep_names=keeps))
        assert ("ThingIt", "Part") in {
            (each.before, each.after) for each in changed if each.code == code
        }
        assert bump(changed) is weight


@pytest.mark.parametrize(
    "folder",
    sorted((ROOT.parent / "shared/specs/metronome/changes").glob("*/")),
    ids=lambda each: each.name,
)
def test_the_vendors_own_changes(folder: Path, shared: Path) -> None:
    """As `expect.json` says, which is made of the vendor's commits and changelog."""
    assert shared
    whole = json.loads((folder / "expect.json").read_text())
    expected = whole["changes"]
    documents = [read(str(folder / f"{each}.yaml")) for each in ("before", "after")]
    found_, _ = changes(documents[0], documents[1], CLIENT)
    assert (bump(found_) is Bump.MAJOR) == bool(whole["breaking"])
    wire = [each for each in found_ if each.is_on_the_wire]
    assert sorted((each.code, each.where) for each in wire) == sorted(
        (each["kind"], each["where"]) for each in expected
    )
    for change in wire:
        (want,) = (
            each
            for each in expected
            if (each["kind"], each["where"]) == (change.code, change.where)
        )
        assert (change.verdict is Verdict.BREAKING) == want["breaking"]
        if "direction" in want:
            both = {"request", "response"}
            sides = both if want["direction"] == "both" else {want["direction"]}
            assert {each.value for each in change.sides} == sides
        if "value" in want:
            assert want["value"] in (change.before, change.after)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([], Bump.NONE),
        (["description-changed"], Bump.PATCH),
        (["constraint-loosened", "description-changed"], Bump.MINOR),
        (["schema-removed", "schema-added"], Bump.MAJOR),
    ],
)
def test_the_version_follows_from_the_heaviest(
    codes: list[str], expected: Bump
) -> None:
    assert bump(Change(code, "x") for code in codes) is expected


def test_all_codes_are_documented() -> None:
    text = (ROOT / "docs/changes.md").read_text()
    for code, rule in RULES.items():
        row = (code, rule.request.value, rule.response.value, rule.meaning)
        assert "| `{}` | {} | {} | {} |\n".format(*row) in text


def test_nothing_of_a_document_gets_into_a_report_as_it_is() -> None:
    hostile = "a\x1b[31m\n# `x` <script>|"
    change = Change(
        "type-changed", hostile, frozenset({Side.REQUEST}), hostile, hostile
    )
    assert report.text([change]).count("\n") == 2
    assert "\x1b" not in report.text([change]) + report.markdown([change])
    assert report.markdown([change]).count("\n#") == 0
    assert json.loads(report.as_json([change]))["changes"][0]["before"] == hostile


def run(*arguments: str) -> int:
    return main(["diff", "--quiet", *arguments])


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(document({})))
    new.write_text(json.dumps(document({"More": EMPTY})))
    assert run(str(old), str(new), "--fail-on", "breaking") == 0
    assert capsys.readouterr().out == (
        "addition: schema-added: components.schemas.More\n1 addition: a minor release\n"
    )
    assert run(str(old), str(new), "--fail-on", "addition") == 1
    assert run(str(new), str(old), "--fail-on", "addition") == 1
    assert run(str(old), str(old), "--fail-on", "docs") == 0
    capsys.readouterr()
    assert run(str(old), str(new), "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["bump"] == "minor"
    assert [each["code"] for each in said["changes"]] == ["schema-added"]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def test_a_file_of_a_git_revision(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    part = EMPTY
    whole = document({"More": {"$ref": "more.json"}})
    folder = tmp_path / "api"
    folder.mkdir()
    (folder / "api.json").write_text(json.dumps(whole))
    (folder / "more.json").write_text(json.dumps(part))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    (folder / "more.json").write_text(json.dumps(having(**STRING)))
    monkeypatch.chdir(tmp_path)
    assert run("HEAD:api/api.json", "api/api.json") == 0
    assert "property-added: components.schemas.More" in capsys.readouterr().out
    assert run("HEAD:api/none.json", "api/api.json") == 2
    assert run("v9:api/api.json", "api/api.json") == 2
    assert run("--", "--help:api/api.json", "api/api.json") == 2
