"""Overlays: the specification's own examples, its merge rules, places, and what is refused.

Sections are those of the Overlay Specification 1.1.0; the examples of 1.0.0 are among them.
Queries are examples of RFC 9535.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from specpress.bundle import bundle
from specpress.diagnostics import Failure, Report, Severity
from specpress.jsonpath import NotAQuery, Query
from specpress.nodes import MAX_DEPTH, Map, Value
from specpress.overlaying import overlaid
from specpress.source import Document, parse, parse_part, read

HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\n'
OVERLAY = "overlay: 1.1.0\ninfo: {title: O, version: 1.0.0}\n"


def laid(document: str, *overlays: str) -> tuple[Document, Report]:
    """`document` with `overlays`, and what was found."""
    report = Report()
    parts = tuple(
        parse_part(each.encode(), f"{number}.overlay.yaml")
        for number, each in enumerate(overlays, 1)
    )
    read = parse(document.encode(), "api.yaml")
    whole = Document(read.name, read.root, read.sha256, overlays=parts)
    return overlaid(whole, report), report


def result(document: str, *actions: str) -> Any:
    """What `document` is after `actions`, one overlay."""
    listed = "".join(f"  - {each}\n" for each in actions)
    done, report = laid(HEAD + document, f"{OVERLAY}actions:\n{listed}")
    assert report.sorted() == ()
    return {key: value for key, value in done.root.items() if key not in _HEAD}


_HEAD = ("openapi", "info")


def refusal(document: str, overlay: str) -> str:
    with pytest.raises(Failure) as caught:
        laid(HEAD + document, overlay)
    (found,) = caught.value.diagnostics
    return str(found)


# -- the specification's examples ------------------------------------------------------


def test_structured_overlay_example() -> None:  # 4.5.1
    document = """\
paths:
  /: {get: {summary: old, responses: {}}}
  /pets: {get: {summary: old, operationId: listPets}}
"""
    overlay = """\
overlay: 1.0.0
info:
  title: Structured Overlay
  version: 1.0.0
actions:
  - target: '$' # Root of document
    update:
      info:
        x-overlay-applied: structured-overlay
      paths:
        '/':
          summary: 'The root resource'
          get:
            summary: 'Retrieve the root resource'
            x-rate-limit: 100
        '/pets':
          get:
            summary: 'Retrieve a list of pets'
            x-rate-limit: 100
"""
    done, report = laid(HEAD + document, overlay)
    assert report.sorted() == ()
    root = {"summary": "Retrieve the root resource", "x-rate-limit": 100}
    pets = {"summary": "Retrieve a list of pets", "x-rate-limit": 100}
    applied = "structured-overlay"
    assert done.root == {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1", "x-overlay-applied": applied},
        "paths": {
            "/": {"summary": "The root resource", "get": {**root, "responses": {}}},
            "/pets": {"get": {**pets, "operationId": "listPets"}},
        },
    }


def test_targeted_overlay_example() -> None:  # 4.5.2
    document = "paths: {/foo: {get: {description: 1}}, /bar: {get: {description: 2}}}\n"
    done = result(
        document,
        "{target: \"$.paths['/foo'].get.description\", update: This is the new one}",
        "{target: \"$.paths['/bar'].get\", update: {description: The updated one}}",
        "{target: \"$.paths['/bar']\", update: {post: {x-safe: false}}}",
    )
    post = {"x-safe": False}
    assert done["paths"] == {
        "/foo": {"get": {"description": "This is the new one"}},
        "/bar": {"get": {"description": "The updated one"}, "post": post},
    }


def test_wildcard_overlay_example() -> None:  # 4.5.3
    document = """\
paths:
  /a: {get: {parameters: [{name: filter, in: query}, {name: filter, in: path}]}}
  /b: {get: {}, post: {}}
"""
    done = result(
        document,
        "{target: $.paths.*.get, update: {x-safe: true}}",
        "{target: \"$.paths.*.get.parameters[?@.name=='filter' && @.in=='query']\", "
        "update: {schema: {$ref: '#/components/schemas/filterSchema'}}}",
    )
    schema = {"$ref": "#/components/schemas/filterSchema"}
    one = {"name": "filter", "in": "query", "schema": schema}
    other = {"name": "filter", "in": "path"}
    assert done["paths"] == {
        "/a": {"get": {"parameters": [one, other], "x-safe": True}},
        "/b": {"get": {"x-safe": True}, "post": {}},
    }


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("target: $.get.parameters, update: {name: new}", ["dummy", "kept", "new"]),
        ("target: \"$.get.parameters[?@.name == 'dummy']\", remove: true", ["kept"]),
        ("target: '$.get.parameters[1,0]', remove: true", []),
    ],
)
def test_array_modification_examples(action: str, expected: list[str]) -> None:  # 4.5.4
    done = result("get: {parameters: [{name: dummy}, {name: kept}]}\n", f"{{{action}}}")
    assert [each["name"] for each in done["get"]["parameters"]] == expected


def test_a_primitive_item_is_removed() -> None:  # 4.5.4
    done = result(
        "get: {tags: [dummy, a, dummy]}\n",
        "{target: \"$.get.tags[?@ == 'dummy']\", remove: true}",
    )
    assert done == {"get": {"tags": ["a"]}}


def test_traits_example() -> None:  # 4.5.5
    document = """\
paths:
  /items: {get: {x-oai-traits: [paged]}}
  /subitems: {get: {x-oai-traits: [paged], parameters: [{name: id}]}}
  /other: {get: {}}
"""
    done = result(
        document,
        "{target: \"$.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get\", "
        "update: {parameters: [{name: top}, {name: skip}]}}",
    )
    paged = [{"name": "top"}, {"name": "skip"}]
    traits = {"x-oai-traits": ["paged"]}
    assert done["paths"] == {
        "/items": {"get": {**traits, "parameters": paged}},
        "/subitems": {"get": {**traits, "parameters": [{"name": "id"}, *paged]}},
        "/other": {"get": {}},
    }


ITEMS = "paths: {/items: {get: {summary: s}}, /some-items: {delete: {}}}\n"


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        pytest.param(
            ["{target: \"$.paths['/some-items']\", copy: \"$.paths['/items']\"}"],
            "{/items: {get: {summary: s}}, /some-items: {get: {summary: s}, delete: {}}}",
            id="4.5.6.1",
        ),
        pytest.param(
            [
                "{target: $.paths, update: {/other-items: {}}}",
                "{target: \"$.paths['/other-items']\", copy: \"$.paths['/items']\"}",
            ],
            "{/items: {get: {summary: s}}, /some-items: {delete: {}},"
            " /other-items: {get: {summary: s}}}",
            id="4.5.6.2",
        ),
        pytest.param(
            [
                "{target: $.paths, update: {/new-items: {}}}",
                "{target: \"$.paths['/new-items']\", copy: \"$.paths['/items']\"}",
                "{target: \"$.paths['/items']\", remove: true}",
            ],
            "{/some-items: {delete: {}}, /new-items: {get: {summary: s}}}",
            id="4.5.6.3",
        ),
    ],
)
def test_copy_examples(actions: list[str], expected: str) -> None:
    assert result(ITEMS, *actions)["paths"] == yaml.safe_load(expected)


# -- the merge rules (4.4.3, "Action Object") ------------------------------------------


@pytest.mark.parametrize(
    ("old", "update", "expected"),
    [
        ("{a: 1}", "{b: 2}", {"a": 1, "b": 2}),  # inserted; others unchanged
        ("{a: 1}", "{a: x}", {"a": "x"}),  # a primitive replaces a primitive
        ("{a: null}", "{a: true}", {"a": True}),
        ("{a: [1]}", "{a: [2, [3]]}", {"a": [1, 2, [3]]}),  # concatenated
        ("{a: {b: {c: 1}}}", "{a: {b: {d: 2}}}", {"a": {"b": {"c": 1, "d": 2}}}),
        ("[1]", "[2, 3]", [1, 2, 3]),  # an array is concatenated
        ("[1]", "{a: 2}", [1, {"a": 2}]),  # an object or a primitive is appended
        ("[1]", "2", [1, 2]),
        ("[1]", "null", [1, None]),
        ("1", "x", "x"),  # a primitive is replaced
    ],
)
def test_merging(old: str, update: str, expected: Value) -> None:
    done = result(f"x: {old}\n", f"{{target: $.x, update: {update}}}")
    assert done == {"x": expected}


@pytest.mark.parametrize(
    ("old", "update", "column"),
    [
        ("{a: {}}", "{a: 1}", 28),  # the place of what does not fit, in the overlay
        ("{a: 1}", "{a: {}}", 28),
        ("{a: [1]}", "{a: 1}", 28),
        ("{a: [1]}", "{a: {}}", 28),
        ("{a: {}}", "{a: null}", 28),
        ("{a: 1}", "2", 19),
        ("1", "{}", 19),
    ],
)
def test_other_combinations_are_errors(old: str, update: str, column: int) -> None:
    overlay = f"{OVERLAY}actions:\n  - {{target: $.x, update: {update}}}\n"
    found = refusal(f"x: {old}\n", overlay)
    assert found.startswith(f"1.overlay.yaml:4:{column}: error: bad-overlay: "), found
    assert "cannot be merged into" in found


def test_actions_and_overlays_are_applied_in_their_order() -> None:
    first = f"{OVERLAY}actions: [{{target: $.x, remove: true}}, {{target: $, update: {{x: {{a: 1}}}}}}]\n"
    second = f"{OVERLAY}actions: [{{target: $.x, update: {{a: 2}}}}]\n"
    done, _ = laid(f"{HEAD}x: [1]\n", first, second)
    assert done.root["x"] == {"a": 2}
    done, _ = laid(f"{HEAD}x: [1]\n", second, first)
    assert done.root["x"] == {"a": 1}


def test_remove_goes_before_update() -> None:
    assert result("x: {a: 1}\n", "{target: $.x, update: {b: 1}, remove: true}") == {}


def test_the_document_as_it_was_stays() -> None:
    root = parse((HEAD + "x: &x {a: [1]}\ny: *x\n").encode(), "api.yaml").root
    text = f"{OVERLAY}actions: [{{target: $.x.a, update: 2}}, {{target: '$.y.a[0]', remove: true}}]\n"
    part = parse_part(text.encode(), "o.yaml")
    done = overlaid(Document("api.yaml", root, "", overlays=(part,)), Report())
    assert (done.root["x"], done.root["y"]) == ({"a": [1, 2]}, {"a": []})
    assert (root["x"], root["y"]) == ({"a": [1]}, {"a": [1]})


# -- places ----------------------------------------------------------------------------


def test_what_an_overlay_brings_has_its_place_there() -> None:
    document = f"{HEAD}paths:\n  /a:\n    get: {{tags: [x], summary: s}}\n"
    overlay = f"""\
{OVERLAY}actions:
  - target: $.paths['/a'].get
    update:
      summary: t
      tags: [y]
      responses:
        "200": {{description: ok}}
  - target: $.paths['/a'].get.tags[0]
    update: z
"""
    second = f"{OVERLAY}actions:\n  - target: $.paths['/a'].get\n    update: {{deprecated: true}}\n"
    done, _ = laid(document, overlay, second)
    operation = done.root["paths"]["/a"]["get"]  # type: ignore[index, call-overload]  # of DOCUMENT
    assert isinstance(operation, Map)
    places = {key: str(operation.where(key)) for key in operation}
    assert places == {
        "tags": "api.yaml:5:11",
        "summary": "1.overlay.yaml:6:7",
        "responses": "1.overlay.yaml:8:7",
        "deprecated": "2.overlay.yaml:5:14",
    }
    tags, responses = operation["tags"], operation["responses"]
    assert isinstance(responses, Map)
    assert str(responses.where("200")) == "1.overlay.yaml:9:9"
    assert not isinstance(tags, str | int | float | None)
    assert [str(tags.where(at)) for at in (0, 1)] == [  # type: ignore[arg-type]  # a list
        "1.overlay.yaml:11:5",
        "1.overlay.yaml:7:14",
    ]


def test_docs_pages(tmp_path: Path) -> None:
    for name in "ab":
        page = f"# {name}\n\n```yaml\n{HEAD}paths:\n  /{name}: {{get: {{}}}}\n```\n"
        (tmp_path / f"{name}.md").write_text(page)
    overlay = tmp_path / "o.yaml"
    overlay.write_text(
        f"{OVERLAY}actions:\n  - {{target: $.paths, update: {{/c: 1}}}}\n"
    )
    done = overlaid(read(str(tmp_path), overlays=[str(overlay)]), Report())
    paths = done.root["paths"]
    assert isinstance(paths, Map)
    places = [str(paths.where(key)).removeprefix(f"{tmp_path}/") for key in paths]
    assert places == ["a.md:7:3", "b.md:7:3", "o.yaml:4:32"]


def test_diagnostics_point_into_the_overlay() -> None:
    overlay = f"{OVERLAY}actions:\n  - target: $.paths['/a']\n    update: {{get: {{parameters: [{{$ref: '#/components/parameters/No'}}]}}}}\n"
    done, report = laid(HEAD + "paths: {/a: {}}\n", overlay)
    with pytest.raises(Failure) as caught:
        bundle(done, report)
    (found,) = caught.value.diagnostics
    assert found.code == "dangling-ref"
    assert str(found.where) == "1.overlay.yaml:5:34"


# -- what is said ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (
            "target: \"$.paths['/a'].gett\", remove: true",
            "the target selects nothing (the last part that does is $['paths']['/a'])",
        ),
        ("target: '$.no[*].x', update: 1", "the last part that does is $)"),
        ("target: $.paths", "this action does nothing"),
        ("target: $.paths, update: {}, copy: $.info", "this action does nothing"),
    ],
)
def test_an_idle_action(action: str, message: str) -> None:
    document = HEAD + "paths: {/a: {}}\n"
    done, report = laid(document, f"{OVERLAY}actions: [{{{action}}}]\n")
    (found,) = report.sorted()
    assert (found.code, found.severity) == ("idle-action", Severity.WARNING)
    assert str(found.where) == "1.overlay.yaml:3:12"
    assert message in str(found)
    assert done.root == yaml.safe_load(document)


@pytest.mark.parametrize(
    ("extends", "is_said"),
    [
        ("./api.yaml", False),
        ("api.yaml#/x", False),
        ("a%70i.yaml", False),
        ("../api.yaml", True),
        ("other.yaml", True),
        ("https://example.com/other.yaml", False),  # this may be a copy of it
    ],
)
def test_extends(extends: str, is_said: bool) -> None:  # noqa: FBT001
    actions = "actions: [{target: $.info, update: {}}]\n"
    _, report = laid(HEAD, f"{OVERLAY}extends: {extends}\n{actions}")
    found = [(each.code, str(each.where)) for each in report.sorted()]
    assert found == [("other-extends", "1.overlay.yaml:3:1")] * is_said


GOOD = f"{OVERLAY}actions: [{{target: $.info, update: {{}}}}]\n"


@pytest.mark.parametrize(
    ("overlay", "place", "message"),
    [
        ("[1]", "1:1", "this is not an overlay"),
        ("text", "", "this is not an overlay"),
        (HEAD, "1:1", "this is not an overlay"),
        (GOOD.replace("1.1.0", "1.2.0"), "1:1", "overlay is '1.2.0'"),
        (GOOD.replace("1.1.0", "1"), "1:1", "overlay is '1'"),
        (GOOD.replace("info: {title: O, ", "x-i: {"), "1:1", "has an object `info`"),
        (GOOD.replace("title: O, ", ""), "2:7", "there is no title"),
        (GOOD.replace("title: O", "title: [1]"), "2:8", "title is not a string"),
        (GOOD.replace("version: 1.0.0", "version: 1"), "2:18", "version is not a str"),
        (OVERLAY, "1:1", "has a list of actions"),
        (f"{OVERLAY}actions: []\n", "3:1", "has a list of actions"),
        (f"{OVERLAY}actions: {{}}\n", "3:1", "has a list of actions"),
        (f"{OVERLAY}actions: [x]\n", "3:11", "an action is an object"),
        (GOOD + "extend: x\n", "4:1", "'extend' (did you mean 'extends'?)"),
        (GOOD + "extends: 1\n", "4:1", "extends is not a string"),
        (GOOD.replace("update", "updat"), "3:28", "'updat' (did you mean 'update'?)"),
        (GOOD.replace("target", "x-t"), "3:11", "there is no target"),
        (GOOD.replace("$.info", "1"), "3:12", "target is not a string"),
        (GOOD.replace("$.info", "info"), "3:12", "target is no JSONPath (RFC 9535)"),
        (GOOD.replace("$.info", "'$.x[?('"), "3:12", "no JSONPath (RFC 9535)"),
        (GOOD.replace("$.info", f"'$[?{'(' * 5000}'"), "3:12", "no JSONPath"),
        (GOOD.replace("update: {}", "description: 1"), "3:28", "description is not"),
        (GOOD.replace("update: {}", "remove: 1"), "3:28", "remove is not true or"),
        (GOOD.replace("update: {}", "copy: $.*"), "3:28", "copy selects 2 nodes"),
        (GOOD.replace("update: {}", "copy: $.no"), "3:28", "copy selects 0 nodes"),
        (GOOD.replace("$.info", "$..*"), "3:12", "selects objects and single values"),
        (
            f"{OVERLAY}actions: [{{target: $, remove: true}}]\n",
            "3:12",
            "the root of a document cannot be removed",
        ),
        (
            GOOD.replace("1.1.0", "1.0.0").replace("update: {}", "copy: $"),
            "3:28",
            "unknown field 'copy'",  # new in 1.1
        ),
    ],
)
def test_a_malformed_overlay(overlay: str, place: str, message: str) -> None:
    found = refusal("", overlay)
    start = f"1.overlay.yaml:{place}: " if place else "1.overlay.yaml: "
    assert found.startswith(f"{start}error: bad-overlay: "), found
    assert message in found


def test_limits() -> None:
    grown = ", ".join(
        f"{{target: $, update: {{x{at}: {{}}}}}}, {{target: $.x{at}, copy: $}}"
        for at in range(60)
    )
    assert "too-many-nodes" in refusal("", f"{OVERLAY}actions: [{grown}]\n")
    deep = "{x: " * (MAX_DEPTH - 20) + "}" * (MAX_DEPTH - 20)
    last = f"{{target: {'$' + '.x' * 25}, copy: $}}"
    overlay = f"{OVERLAY}actions: [{{target: $.x, update: {deep}}}, {last}]\n"
    assert "too-deep" in refusal("x: {}\n", overlay)


# -- queries ---------------------------------------------------------------------------

STORE = """\
openapi: 3.1.0
store:
  book:
    - {category: reference, author: Nigel Rees, title: Sayings, price: 8.95}
    - {category: fiction, author: Evelyn Waugh, title: Sword, price: 12.99}
    - {category: fiction, author: Herman Melville, isbn: 0-553, price: 8.99}
    - {category: fiction, author: J. R. R. Tolkien, isbn: 0-395, price: 22.99}
  bicycle: {color: red, price: 399}
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [  # RFC 9535, 1.5, table 2, with the results that the text gives
        ("$.store.book[*].author", 4),
        ("$..author", 4),
        ("$.store.*", 2),
        ("$.store..price", 5),
        ("$..book[2]", 1),
        ("$..book[2].publisher", 0),
        ("$..book[-1]", 1),
        ("$..book[0,1]", 2),
        ("$..book[:2]", 2),
        ("$..book[?@.isbn]", 2),
        ("$..book[?@.price<10]", 2),
        ("$['store','store']", 1),  # a node is changed once
        ("$..book[?match(@.author, 'J.*')]", 1),  # 2.4.6
    ],
)
def test_queries(query: str, expected: int) -> None:
    root = parse(STORE.encode(), "store.yaml").root
    assert len(Query.of(query).locations(root)) == expected


@pytest.mark.parametrize("query", ["", "store", "$.", "$[", "$.a b", "$[?length(@)]"])
def test_what_is_no_query(query: str) -> None:
    with pytest.raises(NotAQuery):
        Query.of(query)
