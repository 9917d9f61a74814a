"""Reading documents: values by the standards, places by hand, only Failure raised."""

from __future__ import annotations

import contextlib
import gc
import gzip
import hashlib
import io
import json
import math
import os
import sys
import time
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from specpress import json_source, source, yaml_source
from specpress.diagnostics import Failure, Place
from specpress.nodes import MAX_DEPTH, Map, Origin, Seq, Value
from specpress.source import parse, read
from yaml.loader import BaseLoader

SHARED = Path(__file__).parents[2].parent / "shared"
PAGE = SHARED / "specs" / "metronome" / "get-a-customer.md"

fuzz = settings(max_examples=200, deadline=None, database=None)


def shared(path: Path) -> Path:
    """`path`, which lies outside the project: CI has it, a fresh clone may not."""
    if not path.exists():
        message = f"{path} is not here"
        if "CI" in os.environ:
            pytest.fail(message)
        pytest.skip(message)
    return path


def typed(value: object) -> object:
    """`value` such that 1, 1.0, True and -0.0, 0.0 differ, and NaN equals itself."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {key: typed(item) for key, item in items}
    if isinstance(value, list):
        return [typed(item) for item in cast("list[object]", value)]
    return type(value).__name__, repr(value)


def document(text: str | bytes, name: str = "api.yaml") -> Map:
    return parse(text.encode() if isinstance(text, str) else text, name).root


def value_of(yaml_text: str) -> Value:
    return document(f"openapi: 3.1.0\nx: {yaml_text}\n")["x"]


def at(value: Value, *path: str | int) -> Value:
    for step in path:
        if isinstance(value, Map):
            value = value[str(step)]
        else:
            assert isinstance(value, Seq)
            value = value[int(step)]
    return value


def map_at(value: Value, *path: str | int) -> Map:
    found = at(value, *path)
    assert isinstance(found, Map)
    return found


def seq_at(value: Value, *path: str | int) -> Seq:
    found = at(value, *path)
    assert isinstance(found, Seq)
    return found


def failure(text: str | bytes, name: str = "api.yaml") -> Failure:
    with pytest.raises(Failure) as caught:
        document(text, name)
    assert len(caught.value.diagnostics) == 1
    return caught.value


def refusal(text: str | bytes) -> tuple[str, int, int]:
    """Code, line and column of the one error."""
    found = failure(text).diagnostics[0]
    assert found.where is not None
    assert found.where.file == "api.yaml"
    return found.code, found.where.line, found.where.column


# -- YAML values -----------------------------------------------------------------------

# YAML 1.2.2, 10.3.2 "Tag Resolution": the regular expressions of the core schema, and
# example 10.9. Behind "kept as text": what YAML 1.1 reads as something else, and 012.
CORE_SCHEMA: list[tuple[str, object]] = [
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("~", None),
    ("", None),
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("false", False),
    ("False", False),
    ("FALSE", False),
    ("0", 0),
    ("-0", 0),
    ("+12", 12),
    ("-19", -19),
    ("685230", 685230),
    ("0o7", 7),
    ("0o17", 15),
    ("0x3A", 58),
    ("0x1f", 31),
    ("0.", 0.0),
    ("-0.0", -0.0),
    (".5", 0.5),
    ("+12e03", 12000.0),
    ("-2E+05", -200000.0),
    ("1e3", 1000.0),
    ("012.5", 12.5),
    (".inf", math.inf),
    ("-.Inf", -math.inf),
    ("+.INF", math.inf),
    (".nan", math.nan),
    (".NAN", math.nan),
    ("1e999", math.inf),
    # kept as text
    ("nULL", "nULL"),
    ("tRUE", "tRUE"),
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("Off", "Off"),
    ("y", "y"),
    ("012", "012"),
    ("-012", "-012"),
    ("00", "00"),
    ("0b11", "0b11"),
    ("0O17", "0O17"),
    ("0o8", "0o8"),
    ("-0x1F", "-0x1F"),
    ("-0o17", "-0o17"),
    ("0xG", "0xG"),
    ("1_000", "1_000"),
    ("1:30", "1:30"),
    ("190:20:30", "190:20:30"),
    ("2001-12-14", "2001-12-14"),
    ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
    ("3.1.0", "3.1.0"),
    (".", "."),
    ("-", [None]),
    ("+", "+"),
    ("-.nan", "-.nan"),
    (".Nan", ".Nan"),
    ("inf", "inf"),
    ("NaN", "NaN"),
    ("1e", "1e"),
    ("e3", "e3"),
    ("٣", "٣"),  # a digit, but not one of YAML's
    ("=", "="),
    ("'12'", "12"),
    ('"true"', "true"),
    ("''", ""),
    ("|\n  12", "12\n"),
    (">-\n  12", "12"),
    ("!!str 12", "12"),
    ("! 12", "12"),
    ("&a ! 12", "12"),
    ("!!int '12'", 12),
    ("!!float 3", 3.0),
    ("!!float 0x10", 16.0),
    (f"!!float {'9' * 400}", math.inf),
    ("!!bool true", True),
    ("!!null ''", None),
    ("!!map {a: 1}", {"a": 1}),
    ("!!seq [1]", [1]),
    ("! [1]", [1]),
]


@pytest.mark.parametrize(("text", "expected"), CORE_SCHEMA)
@pytest.mark.parametrize("parser", [None, BaseLoader])
def test_core_schema(
    text: str, expected: object, parser: type[BaseLoader] | None
) -> None:
    text = f"x:\n {text}\n"
    tree = yaml_source.parse_yaml(text, Origin("", text), parser)
    assert typed(tree) == typed({"x": expected})


# YAML 1.2.2, 5.4 "Line Break Characters": these three are non-break characters, though
# they were line breaks in 1.1, which is all that libyaml knows.
@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("parser", [None, BaseLoader])
def test_line_breaks_of_yaml_1_1(char: str, parser: type[BaseLoader] | None) -> None:
    text = f"# {char}a: 1\nb{char}: 'c{char}'\nd: |\n  {char}e\n  \uee00\nf: g{char}h\n"
    tree = yaml_source.parse_yaml(text, Origin("x", text), parser)
    assert tree == {
        f"b{char}": f"c{char}",
        "d": f"{char}e\n\uee00\n",
        "f": f"g{char}h",
    }
    assert map_at(tree).where("f") == Place("x", 6, 1)


def test_keys_stay_as_written() -> None:
    root = document("openapi: 3\n200: a\nnull: b\n1.0: c\n'0x1': d\n? e\n: f\n~: g\n")
    assert list(root) == ["openapi", "200", "null", "1.0", "0x1", "e", "~"]


def test_aliases_share_the_object() -> None:
    root = document("openapi: 3\na: &a {x: &x 1}\nb: [*a, *a, *x]\n*x : k\n")
    assert root["b"] == [{"x": 1}, {"x": 1}, 1]
    assert at(root, "b", 0) is at(root, "b", 1) is root["a"]
    assert root["1"] == "k"


def test_an_anchor_given_again_stands_for_the_last() -> None:
    assert document("openapi: 3\nx: [&a 1, *a, &a 2, *a]\n")["x"] == [1, 1, 2, 2]


@pytest.mark.parametrize("quote", ["", "'"])
def test_merge_keys(quote: str) -> None:
    # https://yaml.org/type/merge.html: own keys win, then the earlier of several.
    text = (
        "openapi: 3\na: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n"
        f"one: {{{quote}<<{quote}: *a, x: 0}}\n"
        f"two: {{x: 0, {quote}<<{quote}: [*a, *b]}}\n"
        f"own: {{{quote}<<{quote}: {{k: 1}}}}\n"
    )
    root = document(text)
    if quote:
        assert root["own"] == {"<<": {"k": 1}}
        return
    assert root["one"] == {"x": 0, "y": 1}
    assert root["two"] == {"x": 0, "y": 1, "z": 2}
    assert root["own"] == {"k": 1}
    assert map_at(root, "two").where("z") == Place("api.yaml", 3, 14)


def test_a_merge_key_with_something_else_is_a_key() -> None:
    assert value_of("{<<: a}") == {"<<": "a"}
    assert value_of("{<<: [1, {a: 1}]}") == {"<<": [1, {"a": 1}]}


# -- places ----------------------------------------------------------------------------


def test_places_in_yaml() -> None:
    root = document(
        "# 😀\nopenapi: 3\r\ninfo:\n  title: é\n  tags:\n  - a\n  -  b: 1\n"
    )
    assert root.where() == Place("api.yaml", 2, 1)
    assert root.where("info") == Place("api.yaml", 3, 1)
    assert root.where("missing") == root.where()
    assert map_at(root, "info").where() == Place("api.yaml", 4, 3)
    assert map_at(root, "info").where(None) == Place("api.yaml", 4, 3)
    tags = seq_at(root, "info", "tags")
    assert tags.where() == Place("api.yaml", 6, 3)
    assert tags.where(0) == Place("api.yaml", 6, 5)
    assert tags.where(1) == Place("api.yaml", 7, 6)
    assert tags.where(2) == tags.where()
    assert tags.where(-1) == tags.where()


def test_places_in_json() -> None:
    text = '{\n\t"openapi": "3",\r  "a\\n😀" : [1,\r\n {"b" :2} ]}'
    root = document(text)
    assert root.where() == Place("api.yaml", 1, 1)
    assert root.where("openapi") == Place("api.yaml", 2, 2)
    assert root.where("a\n😀") == Place("api.yaml", 3, 3)
    items = seq_at(root, "a\n😀")
    assert items.where() == Place("api.yaml", 3, 12)
    assert items.where(0) == Place("api.yaml", 3, 13)
    assert items.where(1) == Place("api.yaml", 4, 2)
    assert map_at(items, 1).where("b") == Place("api.yaml", 4, 3)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_in_a_page(newline: str) -> None:
    page = """# T

  ~~~~ yaml
  openapi: 3
  text: |
   ~~~
  info:
    x: 1
  ~~~~
rest
"""
    root = document(page.replace("\n", newline))
    assert root == {"openapi": 3, "text": "~~~\n", "info": {"x": 1}}
    assert root.where("openapi") == Place("api.yaml", 4, 3)
    assert map_at(root, "info").where("x") == Place("api.yaml", 8, 5)


def test_new_nodes_keep_places() -> None:
    root = document("openapi: 3\nold:\n  - a\n  - b\nkept: 1\n")
    new = root.replaced({"kept": 2, "new": 3, "other": 4}, renamed={"new": "old"})
    assert new == {"kept": 2, "new": 3, "other": 4}
    assert new.where("kept") == Place("api.yaml", 5, 1)
    assert new.where("new") == Place("api.yaml", 2, 1)
    assert new.where("other") == new.where() == root.where()
    assert new.where("openapi") == root.where()

    items = seq_at(root, "old")
    assert items.replaced(["x", "y", "z"]).where(1) == Place("api.yaml", 4, 5)
    assert items.replaced(["x", "y", "z"]).where(2) == items.where()
    assert items.replaced(["b"], indices=[1]).where(0) == Place("api.yaml", 4, 5)

    assert Map.at(root, {"a": 1}, "kept").where("a") == Place("api.yaml", 5, 1)
    assert Map.at(items, {"a": 1}, 1).where() == Place("api.yaml", 4, 5)
    assert Seq.at(items, [1]).where(0) == items.where()
    assert Seq.at(root, [1], "old").where() == Place("api.yaml", 2, 1)


# -- one tree, many spellings ----------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@fuzz
@given(
    value=json_values,
    indent=st.sampled_from([None, 0, 1, "\t"]),
    ascii_only=st.booleans(),
)
def test_json_is_read_as_the_standard_library_wrote_it(
    *, value: object, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(
        {"openapi": "3.1.0", "x": value}, indent=indent, ensure_ascii=ascii_only
    )
    assert typed(document(text)["x"]) == typed(value)


def unlike_numbers(value: object) -> bool:
    """Whether PyYAML quotes all strings that YAML 1.2, not 1.1, takes for numbers."""
    if isinstance(value, dict):
        return unlike_numbers([*cast("dict[str, object]", value).values()])
    if isinstance(value, list):
        return all(unlike_numbers(item) for item in cast("list[object]", value))
    return not isinstance(value, str) or value[:1] not in tuple("+-.0123456789")


@fuzz
@given(
    value=json_values.filter(unlike_numbers), flow=st.booleans(), unicode=st.booleans()
)
def test_yaml_is_read_as_pyyaml_wrote_it_by_both_parsers(
    *, value: object, flow: bool, unicode: bool
) -> None:
    # PyYAML writes these as the line breaks that they were in YAML 1.1.
    written = json.dumps(value, ensure_ascii=False)
    assume(not unicode or not {"\x85", "\u2028", "\u2029"} & set(written))
    text = yaml.safe_dump({"x": value}, default_flow_style=flow, allow_unicode=unicode)
    origin = Origin("", text)
    for parser in (None, BaseLoader):
        tree = yaml_source.parse_yaml(text, origin, parser)
        assert typed(tree) == typed({"x": value})


@pytest.mark.parametrize(
    "name", ["museum.yaml", "train-travel/openapi.yaml", "od-xkcd.com.json"]
)
def test_both_parsers_give_one_tree_with_the_same_places(name: str) -> None:
    text = shared(SHARED / "specs" / "corpus" / name).read_text(encoding="utf-8")
    origin = Origin("", text)
    fast = yaml_source.parse_yaml(text, origin)
    pure = yaml_source.parse_yaml(text, origin, BaseLoader)
    assert typed(fast) == typed(pure)
    assert marks(fast) == marks(pure)
    if name.endswith(".json"):
        assert typed(fast) == typed(json.loads(text))


def marks(value: Value) -> object:
    if isinstance(value, Map):
        return value.mark, value.marks, [marks(item) for item in value.values()]
    if isinstance(value, Seq):
        return value.mark, value.marks, [marks(item) for item in value]
    return None


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    assert document("openapi: 3\nx: [a]\n") == {"openapi": 3, "x": ["a"]}
    assert refusal("openapi: 3\nx: [a\n")[0] == "not-yaml"
    assert refusal('openapi: 3\nx: "\\ud800"\n')[0] == "not-yaml"
    assert refusal('openapi: 3\n"\\ud800": x\n')[0] == "not-yaml"
    assert refusal('openapi: 3\nx: "\\U00110000"\n')[0] == "not-yaml"
    assert refusal("openapi: 3\nx: \x07\n") == ("not-yaml", 2, 4)


def test_flow_style_that_looks_like_json_is_yaml() -> None:
    assert document("{openapi: 3, 'a': [b,]}") == {"openapi": 3, "a": ["b"]}
    assert document('{"openapi": 3,}') == {"openapi": 3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'{"openapi":"\\ud83d\\ude00"}', "😀"),
        (b'{"openapi":"\\u0000\\/\\b"}', "\0/\b"),
        (b'{"openapi":\t"\x7f\xe2\x80\xa8"}', "\x7f\u2028"),
        (b'{"openapi":1e400}', math.inf),
        (b'{"openapi":-0}', 0),
        (b'{"openapi":1.0}', 1.0),
        (b'{"openapi":1E2}', 100.0),
        (b'{"openapi":123456789012345678901234567890}', 123456789012345678901234567890),
        (b'\xef\xbb\xbf {"openapi":[]}', []),
        (b"\xef\xbb\xbfopenapi: {}", {}),
        ('{"openapi":"é"}'.encode("utf-16"), "é"),
        (b"\xfe\xff" + 'openapi: "é"'.encode("utf-16-be"), "é"),
        ("openapi: é".encode("utf-32"), "é"),
    ],
)
def test_json_corners_and_encodings(text: bytes, expected: object) -> None:
    assert typed(document(text)) == typed({"openapi": expected})


def test_long_json_keys() -> None:
    # YAML allows 1,024 characters for a key.
    key = "k" * 5000
    assert document(json.dumps({"openapi": 3, key: 1}))[key] == 1


# -- docs pages ------------------------------------------------------------------------


def test_the_customer_page_is_the_document_in_its_fence() -> None:
    data = shared(PAGE).read_bytes()
    lines = data.decode().split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("````yaml")) + 1
    last = next(i for i, line in enumerate(lines[first:], first) if line == "````")
    page = parse(data, "customer.txt")
    alone = parse("\n".join(lines[first:last]).encode(), "customer.yaml")
    assert typed(page.root) == typed(alone.root)
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    paths = map_at(page.root, "paths")
    key = next(iter(paths))
    line = next(i for i, text in enumerate(lines, 1) if text == f"  {key}:")
    assert paths.where(key) == Place("customer.txt", line, 3)


@pytest.mark.parametrize(
    "page",
    [
        "text\n```\nopenapi: 3\n```",
        "text\n```yaml\nopenapi: 3\n",  # never closed
        '# T\n\n   `````json x\n   {"openapi": 3}\n`````\n',
        "![image](x)\n\n~~~\n\nopenapi: 3\n~~~~~  \n",
        "*x*\n\n```sh\ncurl\n```\n\n```yaml\nopenapi: 3\n```\n```\nother: 1\n```\n",
        "---\ntitle: x\nopenapi: get /x\n---\n# T\n```yaml\nopenapi: 3\n```\n",
        "<!-- Source -->\n```yaml\n'openapi': 3\n```\n",
        "[link](x)\n\n```\n{openapi: 3}\n```\n",
        "x\n```a`b\n```\nopenapi: 3\n```\n",
    ],
)
def test_pages(page: str) -> None:
    assert document(page) == {"openapi": 3}


def test_a_fence_inside_a_document_is_text() -> None:
    text = "openapi: 3.0.0\nx: |\n  ```yaml\n  openapi: 3\n  ```\n"
    assert list(document(text)) == ["openapi", "x"]
    assert refusal(text + "y: [\n") == ("not-yaml", 7, 1)


def hint_of(text: str) -> str:
    return failure(text).diagnostics[0].hint


def test_pages_without_a_document() -> None:
    for newline in ("\n", "\r\n", "\r"):
        page = "# T\n\n```sh\ncurl\n```\n".replace("\n", newline)
        assert refusal(page) == ("no-openapi-block", 4, 1)
    assert refusal("# T\n\n- [a](b): c\n") == ("no-openapi-block", 1, 1)
    digest = "# T\n\n```yaml get /x\npaths:\n  path: /x\n  method: get\n```\n"
    assert refusal(digest) == ("digest-page", 4, 1)
    assert "paths.path" in hint_of(digest)
    channel = "# T\n\n## AsyncAPI\n\n```yaml file chan\nid: x\n```\n"
    assert "AsyncAPI" in failure(channel).diagnostics[0].message
    elsewhere = "---\nopenapi: get /x\n---\n# T\n"
    assert refusal(elsewhere)[0] == "operation-elsewhere"
    assert "frontmatter" in hint_of(elsewhere)
    broken = "# T\n\n```yaml\nopenapi: 3\nx: [\n```\n"
    assert refusal(broken) == ("not-yaml", 6, 1)
    assert refusal("a: 1\nb: |\n  ```\n  x\n  ```\n")[0] == "not-openapi"


def test_a_page_with_several_documents() -> None:
    page = "# T\n```\nopenapi: 3\n```\n```\nopenapi: 3\n```\n"
    assert document(page) == {"openapi": 3}
    other = page.replace(
        "```\n```\n", "```\n```yaml /b.json get /x\npaths: {/x: {get: {}}}\n"
    )
    assert refusal(other) == ("several-documents", 3, 1)
    assert refusal("# T\n\n> x\n" + "```\n```\n" * 10_001)[0] == "too-large"


# -- refusals --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty-document", 1, 1)),
        (" \n\t\n", ("empty-document", 1, 1)),
        ("# nothing\n", ("empty-document", 1, 1)),
        ("---\n...\n", ("empty-document", 1, 1)),
        ("hello", ("not-openapi", 1, 1)),
        ("- a\n", ("not-openapi", 1, 1)),
        ("[1]", ("not-openapi", 1, 1)),
        ("\na: 1\n", ("not-openapi", 2, 1)),
        ("openapi: 3\na: b: c\n", ("not-yaml", 2, 5)),
        ("openapi: 3\nx:\n\t- a\n", ("not-yaml", 3, 1)),
        ("openapi: 3\nx: \x01\n", ("not-yaml", 2, 4)),
        ("openapi: 3\nx: [a,\n", ("not-yaml", 3, 1)),
        ('openapi: 3\nx: "\\ud800"\n', ("not-yaml", 2, 7)),
        ("openapi: 3\n---\nopenapi: 3\n", ("several-documents", 2, 1)),
        ("openapi: 3\na: 1\nb: {c: 1,\n  'c': 2}\n", ("duplicate-key", 4, 3)),
        ("openapi: 3\na: 1\n\na: 1\n", ("duplicate-key", 4, 1)),
        ("openapi: 3\na: {<<: {b: 1}, <<: {c: 1}}\n", ("duplicate-key", 2, 17)),
        ('{"openapi": 3,\n "a": 1, "\\u0061": 2}', ("duplicate-key", 2, 10)),
        ("{openapi: 3,\n openapi: 3}", ("duplicate-key", 2, 2)),
        ("openapi: 3\nx: {[a]: 1}\n", ("bad-key", 2, 5)),
        ("openapi: 3\nx: {? {a: 1} : 1}\n", ("bad-key", 2, 7)),
        ("openapi: 3\na: &a [1]\n*a : 1\n", ("bad-key", 3, 1)),
        ("openapi: 3\nx: *a\n", ("unknown-alias", 2, 4)),
        ("openapi: 3\nx: &a [*a]\n", ("recursive-alias", 2, 8)),
        ("openapi: 3\nx: [&a 1, &a {b: *a}]\n", ("recursive-alias", 2, 18)),
        ("openapi: 3\nx: !!python/name:os.system x\n", ("unknown-tag", 2, 4)),
        ("openapi: 3\nx: !secret x\n", ("unknown-tag", 2, 4)),
        ("openapi: 3\nx: !!set {a}\n", ("unknown-tag", 2, 4)),
        ("openapi: 3\nx: !!map [a]\n", ("unknown-tag", 2, 4)),
        ("openapi: 3\nx: !!binary aGk=\n", ("unknown-tag", 2, 4)),
        ("openapi: 3\n!x y: 1\n", ("unknown-tag", 2, 1)),
        ("openapi: 3\nx: !!int a\n", ("bad-tag", 2, 4)),
        ("openapi: 3\nx: !!bool 1\n", ("bad-tag", 2, 4)),
        ("openapi: 3\nx: " + "9" * 5000, ("bad-number", 2, 4)),
        ("openapi: 3\nx: 0x" + "f" * 5000, ("bad-number", 2, 4)),
        ('{"openapi": ' + "9" * 5000 + "}", ("bad-number", 1, 13)),
        ('{"openapi": NaN}', ("bad-number", 1, 13)),
        ('{"openapi": [-Infinity]}', ("bad-number", 1, 14)),
        ('{"openapi": "\\udc00"}', ("bad-text", 1, 13)),
        ('{"openapi": 1, "\\ud800": 1}', ("bad-text", 1, 16)),
        ('{"openapi": 3', ("not-json", 1, 14)),
        ('{"openapi": 3\n, ', ("not-json", 2, 3)),
        ('{"openapi": "3', ("not-json", 1, 13)),
        ('{"openapi": "\\x"', ("not-json", 1, 14)),
        ('{"openapi": 3} x', ("not-json", 1, 16)),
        ('{"openapi": [1 2}', ("not-json", 1, 16)),
        ('{"openapi": 3]', ("not-json", 1, 14)),
        ('{"openapi": 3, "x" 1}', ("not-json", 1, 20)),
        ('{"openapi": }}', ("not-json", 1, 13)),
        (b"openapi: 3\nx: \xe9\n", ("not-text", 2, 4)),
        (b"openapi: \xed\xa0\x80", ("not-text", 1, 10)),
        (b"\x1f\x8b\x08\x00", ("not-text", 1, 2)),
        (b"GIF\0", ("not-text", 1, 4)),
        (b"\xff\xfeo\0\0\xd8", ("not-text", 1, 5)),
        ("<html>\n<body>: ", ("not-yaml", 2, 7)),
    ],
)
def test_refusals(text: str | bytes, expected: tuple[str, int, int]) -> None:
    code, line, column = refusal(text)
    assert (code, line, column) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("asyncapi: 3.0.0\n", "AsyncAPI"),
        ("arazzo: 1.0.0\n", "Arazzo"),
        ("overlay: 1.0.0\n", "Overlay"),
        ('{"info": {}, "item": []}', "Postman"),
        ("$schema: x\n", "JSON Schema"),
        ("type: object\nproperties: {}\n", "JSON Schema"),
        ("paths: {}\n", "without its version"),
        ("name: x\non: push\n", "'name, on'"),
        ("<!DOCTYPE html>\n<html>", "web page"),
        ("openapi: 3\nx:\n\t- a\n", "not tabs"),
        ('{"openapi": "3', "truncated"),
        ("openapi: 3\nx: [a,\n", "truncated"),
        ("openapi: 3\na: 1\n\na: 1\n", "line 2"),
    ],
)
def test_hints(text: str, words: str) -> None:
    assert words in hint_of(text)


def test_packed_data_is_named() -> None:
    diagnostic = failure(gzip.compress(b"openapi: 3")).diagnostics[0]
    assert "gzip" in diagnostic.hint


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3\n{z}: 1\n{z}: 2\n",
        "openapi: 3\nx: *{z}\n",
        "openapi: 3\nx: !{z} 1\n",
        "openapi: 3\nx: !{z}!y 1\n",
        "openapi: 3\nx: !!int {z}\n",
        "{z}: 1\n",
        '{{"{z}": 1, "{z}": 2}}',
        "{z}",
        "openapi: 3\nx: [{z}",
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_messages_quote_little(
    *, text: str, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    text = text.replace("{z}", "z" * 500).replace("{{", "{").replace("}}", "}")
    assert "z" * 61 not in str(failure(text))


# -- limits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening", ["[", "- ", '{"a":', "{a: ", "- ? ", "[&a ", "a:\n"]
)
@pytest.mark.parametrize("pure", [False, True])
def test_deep_documents_end_soon(
    *, opening: str, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    start = time.monotonic()
    text = opening * 100_000
    if opening == "a:\n":
        text = "".join(" " * depth + opening for depth in range(1000))
    assert refusal(text)[0] in {"too-deep", "bad-key", "duplicate-key"}
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("form", ['{{"openapi": {}}}', "openapi: {}"])
def test_depth_is_allowed_up_to_the_limit(form: str) -> None:
    inside = MAX_DEPTH - 1  # the root is the first level
    document(form.format("[" * inside + "]" * inside))
    inside += 1
    assert refusal(form.format("[" * inside + "]" * inside))[0] == "too-deep"


def test_an_alias_may_be_as_deep_as_the_limit() -> None:
    form = "openapi: 3\na: &a [[1]]\nb: {}*a{}\n"
    inside = MAX_DEPTH - 3
    document(form.format("[" * inside, "]" * inside))
    inside += 1
    assert refusal(form.format("[" * inside, "]" * inside))[:2] == ("too-deep", 3)


def test_depth_counts_what_aliases_expand_to() -> None:
    # Each line is 60 levels deep by itself, and as deep as the one before it besides.
    nest = "[" * 60, "]" * 60
    lines = ["openapi: 3", f"x0: &x0 {nest[0]}{nest[1]}"]
    lines += [f"x{i}: &x{i} {nest[0]}*x{i - 1}{nest[1]}" for i in (1, 2, 3)]
    document("\n".join(lines[:4]))
    assert refusal("\n".join(lines)) == ("too-deep", 5, 69)
    shallow = "openapi: 3\na: &a [[[1]]]\nb: &b [*a, 1]\nc: [*b]\n"
    assert document(shallow)["c"] == [[[[[1]]], 1]]


def test_depth_of_an_anchor_beside_a_deeper_one() -> None:
    # The deepest part of what is anchored lies in its middle.
    deep = "[" * 150 + "]" * 150
    text = f"openapi: 3\na: &a [1, {{b: &b {deep}}}, &c [1]]\n"
    text += f"x: {'[' * 60}{{}}{']' * 60}\n"
    document(text)
    assert refusal(text.replace("{}", "*a"))[0] == "too-deep"
    assert refusal(text.replace("{}", "*b"))[0] == "too-deep"
    document(text.replace("{}", "*c"))


def test_alias_bomb() -> None:
    lines = ["openapi: 3", "x0: &x0 [" + "l," * 9 + "]"]
    lines += [f"x{i}: &x{i} [" + f"*x{i - 1}," * 9 + "]" for i in range(1, 12)]
    start = time.monotonic()
    code, line, _ = refusal("\n".join(lines))
    assert (code, line) == ("too-many-nodes", 8)  # 9 ** 7 is more than two million
    assert time.monotonic() - start < 1


def test_node_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_source, "MAX_NODES", 5)
    monkeypatch.setattr(yaml_source, "MAX_NODES", 5)
    document('{"openapi": [1, 2, 3]}')
    document("openapi: [1, 2, 3]")
    document("openapi: &a [1]\nx: *a")
    assert refusal('{"openapi": [1, 2, 3, 4]}') == ("too-many-nodes", 1, 23)
    assert refusal("openapi: [1, 2, 3, 4]") == ("too-many-nodes", 1, 20)
    assert refusal("openapi: &a [1, 2]\nx: *a") == ("too-many-nodes", 2, 4)


def test_size_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 20)
    data = b"openapi: 3 # 7890123"
    path = tmp_path / "api.yaml"
    for more, fits in ((b"", True), (b"4", False)):
        path.write_bytes(data + more)
        stdin = io.BytesIO(data + more)
        if fits:
            assert read(str(path)).root == read("-", stdin=stdin).root == {"openapi": 3}
            continue
        for spec in (str(path), "-"):
            with pytest.raises(Failure, match="too-large"):
                read(spec, stdin=stdin)
        assert refusal_code(data + more) == "too-large"


def refusal_code(data: bytes) -> str:
    return failure(data).diagnostics[0].code


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(*, enabled: bool) -> None:
    try:
        if not enabled:
            gc.disable()
        document("openapi: 3")
        assert gc.isenabled() == enabled
        failure("openapi: [")
        assert gc.isenabled() == enabled
    finally:
        gc.enable()


# -- files -----------------------------------------------------------------------------


def unread(spec: str, *, place: bool = True) -> tuple[str, str]:
    with pytest.raises(Failure) as caught:
        read(spec)
    (found,) = caught.value.diagnostics
    assert not place or found.where == Place(spec)
    return found.code, found.hint


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "api.md"
    path.write_bytes(b"\xef\xbb\xbfopenapi: 3.1.0\n")
    found = read(str(path))
    assert found.name == str(path)
    assert found.root == {"openapi": "3.1.0"}
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    link = tmp_path / "link"
    link.symlink_to(path)
    assert read(str(link)).root == found.root


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read("-", stdin=io.BytesIO(b"openapi: 3"))
    assert (found.name, found.root) == ("<stdin>", {"openapi": 3})
    assert found.root.where() == Place("<stdin>", 1, 1)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"swagger: '2.0'")))
    assert read("-").root == {"swagger": "2.0"}
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(Failure, match="unreadable"):
        read("-", stdin=closed)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Failure, match="unreadable"):
        read("-")


def test_names_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "petstore.yaml").write_text("openapi: 3")
    code, hint = unread(str(tmp_path / "petstor.yml"))
    assert code == "not-found"
    assert str(tmp_path / "petstore.yaml") in hint
    assert unread(str(tmp_path / "no" / "such" / "folder")) == ("not-found", "")
    assert unread(str(tmp_path / "petstore.yaml" / "x"))[0] == "not-found"
    assert unread("")[0] in {"not-found", "not-a-file"}
    assert unread("a\0b")[0] == "not-found"
    assert unread("\udcff.yaml")[0] == "not-found"
    assert unread("x" * 5000)[0] == "unreadable"
    assert unread("http://127.0.0.1:1/openapi.json")[0] == "not-fetched"
    assert unread("x" * 5000 + "*")[0] in {"not-found", "unreadable"}


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    assert unread(str(tmp_path))[0] == "no-pages"
    assert unread("/dev/zero")[0] == "not-a-file"
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert unread(str(fifo))[0] == "not-a-file"
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert unread(str(loop))[0] == "unreadable"


def test_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "api.yaml"
    path.write_text("openapi: 3")

    def refuse(*_: object) -> None:  # chmod does not stop root
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert unread(str(path))[0] == "unreadable"


# -- anything at all -------------------------------------------------------------------


def survives(data: bytes) -> None:
    """Parses, or raises Failure; and what it gives can be written again."""
    try:
        root = parse(data, "x").root
    except Failure as problem:
        str(problem).encode()
        return
    repr(root)
    json.dumps(root).encode()


@fuzz
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    survives(data)
    survives(b"openapi: 3\n" + data)
    survives(b'{"openapi": ' + data)


@fuzz
@given(
    st.text(
        alphabet="openapi:{}[]&*!|>-'\"\\ \n\t,#%@`~0123.eExu\ud7ff<=?", max_size=80
    )
)
def test_random_syntax(text: str) -> None:
    survives(text.encode())
    survives(b"openapi: 3\nx: " + text.encode())
    origin = Origin("", text)
    with contextlib.suppress(Failure):
        yaml_source.parse_yaml(text, origin, BaseLoader)


@fuzz
@given(st.data())
def test_mutations_of_the_customer_page(data: st.DataObject) -> None:
    page = shared(PAGE).read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(page)))
        end = start + data.draw(st.sampled_from([0, 1, 2, 20, 500]))
        new = data.draw(st.binary(max_size=3) | st.just(page[start - 9 : start]))
        page = page[:start] + new + page[end:]
    survives(page)


def corpus() -> list[str]:
    manifest = SHARED / "specs" / "corpus" / "manifest.json"
    if not manifest.exists():
        return ["manifest.json"]  # one test, to skip or fail
    return [each["file"] for each in json.loads(manifest.read_bytes())["documents"]]


def loosely(ours: Value, written: Any) -> bool:
    """Whether `ours` is what PyYAML reads when every scalar is text to it."""
    if isinstance(ours, Map):
        return set(ours) == set(written) and all(
            loosely(item, written[key]) for key, item in ours.items()
        )
    if isinstance(ours, Seq):
        return len(ours) == len(written) and all(map(loosely, ours, written))
    if ours is None or isinstance(ours, bool):
        return str(written).lower() in {"", "null", "~", "true", "false"}
    return str(ours) == written or (ours != written and ours == float(written))


@pytest.mark.full
@pytest.mark.parametrize("name", corpus())
def test_corpus(name: str) -> None:
    data = shared(SHARED / "specs" / "corpus" / name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    root = parse(data, name).root
    if name.removesuffix(".gz").endswith(".json"):
        assert typed(root) == typed(json.loads(data))
    elif b"<<:" not in data:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        assert loosely(root, yaml.load(data, loader))


def hostile() -> list[str]:
    folder = SHARED / "hostile"
    return sorted(path.name for path in folder.glob("*")) or ["manifest.json"]


@pytest.mark.parametrize("name", hostile())
def test_hostile_documents(name: str) -> None:
    path = shared(SHARED / "hostile" / name)
    start = time.monotonic()
    try:
        read(str(path))
    except Failure as problem:
        assert all(each.where for each in problem.diagnostics)  # noqa: PT017
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("dos-alias-bomb.yaml", "too-many-nodes"),
        ("dos-yaml-tag.yaml", "unknown-tag"),
        ("dos-dup-keys.json", "duplicate-key"),
        ("dos-deep-400.json", "too-deep"),
        ("doc-empty.json", "empty-document"),
        ("doc-truncated.json", "not-json"),
    ],
)
def test_hostile_documents_are_refused(name: str, code: str) -> None:
    assert unread(str(shared(SHARED / "hostile" / name)), place=False)[0] == code
