"""A document as docs pages, and back: the same data, whatever it holds."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from specpress import cli
from specpress.bundle import bundle
from specpress.collection import is_index
from specpress.config import Client
from specpress.diagnostics import Report, Severity
from specpress.nodes import Map, Origin, Seq, Value
from specpress.page_text import page_texts
from specpress.pipeline import generate
from specpress.source import Document, parse, read, read_together
from specpress.splitting import Splitter
from specpress.tree import tree_faults
from specpress.yaml_text import YamlWriter


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def typed(value: object) -> object:
    """`value` such that 1, 1.0 and True differ, and keys stand in no order."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {key: typed(item) for key, item in items}
    if isinstance(value, list):
        return [typed(item) for item in cast("list[object]", value)]
    return type(value).__name__, repr(value)


EMPTY: dict[str, object] = {}


def node(value: object) -> Value:
    origin = Origin("x", "")
    if isinstance(value, dict):
        new = Map(origin, 0)
        for key, item in cast("dict[str, object]", value).items():
            new[key] = node(item)
        return new
    if isinstance(value, list):
        items = Seq(origin, 0)
        items.extend(node(item) for item in cast("list[object]", value))
        return items
    assert value is None or isinstance(value, str | int | float | bool)
    return value


# -- YAML ------------------------------------------------------------------------------

ODD = (
    "",
    " ",
    "yes",
    "~",
    "1",
    "1.0",
    "0x1",
    "1e3",
    "2024-01-01",
    "- a",
    "a: b",
    "a #b",
    "#a",
    "a:",
    "a\nb",
    "a\n\n",
    "\na",
    " a\nb",
    "a\n b\n",
    "a\n \nb",
    "'",
    '"',
    "\t",
    "a\tb\n",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x07",
    "é",
    "😀",
    "{a}",
    "[a",
    "@a",
    "<<",
    "=",
    "12:30:00",
)
TEXTS = st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"))
SCALARS = TEXTS | st.none() | st.booleans() | st.integers(-(10**20), 10**20)
TREES = st.recursive(
    SCALARS | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


class Loader(yaml.CSafeLoader):
    """YAML 1.1, but for timestamps, which JSON has not."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in known if "timestamp" not in each[0]]
    for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@given(TREES)
def test_yaml_reads_as_what_was_written(value: object) -> None:
    tree = {"openapi": "3.0.0", "x": value}
    root = node(tree)
    assert isinstance(root, Map)
    text = f"{YamlWriter().text(root)}\n"
    assert typed(parse(text.encode(), "x.yaml").root) == typed(tree)
    loaded: Any = yaml.load(text, Loader)
    assert typed(loaded) == typed(tree)


def test_yaml_of_what_json_has_not() -> None:
    root = parse(b"openapi: 3\nx: [.inf, -.inf, .nan, -0.0]", "x").root
    again = parse(YamlWriter().text(root).encode(), "x").root["x"]
    assert isinstance(again, list)
    assert again[:2] == [math.inf, -math.inf]
    assert math.isnan(cast("float", again[2]))
    assert repr(again[3]) == "-0.0"


def test_yaml_of_long_keys() -> None:
    root = node({"openapi": "3.0.0", "k" * 3000: {"a b": [[1], EMPTY]}})
    assert isinstance(root, Map)
    assert parse(YamlWriter().text(root).encode(), "x").root == root


def test_yaml_is_short() -> None:
    root = node(
        {
            "openapi": "3.0.1",
            "paths": {"/a/{b}": {"200": "yes", "$ref": "#/x"}},
            "list": [
                {"a": "one\ntwo\n", "b": [1, 2.5, None]},
                "https://x.example",
                [*EMPTY],
                EMPTY,
            ],
        }
    )
    assert isinstance(root, Map)
    assert YamlWriter().text(root) == """\
openapi: 3.0.1
paths:
  /a/{b}:
    '200': 'yes'
    $ref: '#/x'
list:
  - a: |
      one
      two
    b:
      - 1
      - 2.5
      - null
  - https://x.example
  - []
  - {}"""


# -- pages -----------------------------------------------------------------------------


def sound(document: Document) -> Document:
    """The document itself where it is plain, as the command does it."""
    if Splitter(document.root).is_plain:
        return document
    return bundle(document, Report(), lenient=True)


def pages(document: Document) -> dict[str, bytes]:
    root = sound(document).root
    return dict(page_texts(Splitter(root).parts(), root, "api.yaml"))


def put(texts: dict[str, bytes]) -> None:
    for name, text in texts.items():
        path = Path("pages", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def again(texts: dict[str, bytes]) -> Document:
    """What the pages are read as; by the folder and by the index."""
    put(texts)
    folder, index = read("pages"), read("pages/llms.txt")
    assert typed(folder.root) == typed(index.root)
    assert tree_faults(texts) == []
    return folder


def test_the_customers_document_exactly(shared: Path) -> None:
    document = read(str(shared / "specs/metronome/customers.yaml"))
    texts = pages(document)
    assert len(texts) == 36 + 1
    found = again(texts)
    assert typed(found.root) == typed(document.root)
    assert found.found == ()
    page = texts["customers/get-a-customer.md"].decode()
    founding = (shared / "specs/metronome/get-a-customer.md").read_text(
        encoding="utf-8"
    )
    lines = [
        line
        for line in founding.splitlines()
        if line.startswith(("#", "> Get", "Note:"))
    ]
    assert [line for line in page.splitlines() if line in lines] == lines
    assert (
        "\n````yaml /api.yaml get /v1/customers/{customer_id}\nopenapi: 3.0.1\n" in page
    )
    assert page.endswith("\n````\n")


SMALL = """\
openapi: 3.2.0
info: {title: "Shop [old]", version: "1"}
security: [{key: []}]
tags: [{name: pets}]
paths:
  /pets:
    summary: Pets
    parameters: [{$ref: '#/components/parameters/Page'}]
    get:
      tags: [pets]
      summary: List [all] pets
      description: "Shows:\\n\\n```yaml\\nopenapi: 3.0.0\\n```\\n"
      responses: {'200': {description: Pets, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    additionalOperations:
      COPY: {summary: Copy, responses: {'204': {description: Done}}}
  /same: {get: {summary: List all pets, tags: [pets], responses: {'204': {description: Done}}}}
  /pets with blanks: {get: {responses: {'204': {description: Done}}}}
  /shared: {$ref: '#/components/pathItems/Shared'}
  /empty: {}
  x-own: 1
webhooks:
  petCame: {post: {summary: Came, responses: {'204': {description: Done}}}}
components:
  parameters: {Page: {name: page, in: query, schema: {$ref: '#/components/schemas/Page'}}}
  pathItems: {Shared: {get: {responses: {'204': {description: Done}}}}}
  schemas:
    Page: {type: integer}
    Pet:
      properties: {kind: {type: string}, mother: {$ref: '#/components/schemas/Pet'}}
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], x-ref: {$ref: nothing}}
    Unused: {type: string}
  securitySchemes: {key: {type: apiKey, in: header, name: Key}, other: {type: http, scheme: basic}}
  examples: {}
  x-more: {a: 1}
x-head: {a: [1]}
"""


def test_everything_of_a_document() -> None:
    document = parse(SMALL.encode(), "api.yaml")
    assert Splitter(document.root).is_plain
    texts = pages(document)
    found = again(texts)
    assert typed(found.root) == typed(sound(document).root)
    assert [str(each) for each in found.found] == []
    assert is_index(texts["llms.txt"])
    names = sorted(texts)
    assert [name for name in names if "-" not in name] == [
        "llms.txt",
        "operations/copy.md",
        "operations/shared.md",
        "webhooks/came.md",
    ]
    assert sum(name.startswith("pets/list-all-pets-") for name in names) == 2
    rest = texts["everything-else.md"].decode()
    assert "Unused" in rest
    assert "Cat" not in rest
    assert "yaml /api.yaml webhook petCame\n" in texts["webhooks/came.md"].decode()


def test_each_page_is_whole() -> None:
    texts = pages(parse(SMALL.encode(), "api.yaml"))
    for name, text in texts.items():
        if name != "llms.txt":
            report = Report()
            bundle(parse(text, name), report)
            errors = [e for e in report.sorted() if e.severity is Severity.ERROR]
            assert errors == [], name


@pytest.mark.parametrize(
    "schema",
    [
        "{$ref: '#/components/schemas/A', x-beside: 1}",
        "{$ref: '#/components/schemas/A/properties/b'}",
        "{$ref: '#/paths/~1b/get/responses/200/content/a~1b/schema'}",
    ],
)
def test_a_plain_document_stays_as_it_is(schema: str) -> None:
    text = f"""\
openapi: 3.0.3
info: {{title: A, version: '1'}}
paths:
  /a: {{get: {{responses: {{'200': {{description: A, content: {{a/b: {{schema: {schema}}}}}}}}}}}}}
  /b: {{get: {{responses: {{'200': {{description: A, content: {{a/b: {{schema: {{type: string}}}}}}}}}}}}}}
components: {{schemas: {{A: {{properties: {{b: {{type: string}}}}}}}}}}
"""
    document = parse(text.encode(), "api.yaml")
    assert Splitter(document.root).is_plain
    assert typed(again(pages(document)).root) == typed(document.root)


@pytest.mark.parametrize(
    "schema",
    [
        "{$ref: '#/components/schemas/A', $id: 'https://x.example'}",
        "{$ref: '#name'}",
        "{$ref: 'other.yaml'}",
        "{$dynamicRef: '#name'}",
        "{discriminator: {propertyName: a, mapping: {a: A}}}",
        "{discriminator: {propertyName: a, defaultMapping: A}}",
    ],
)
def test_what_is_not_plain(schema: str) -> None:
    text = f"openapi: 3.1.0\ncomponents: {{schemas: {{A: {schema}}}}}\n"
    assert not Splitter(parse(text.encode(), "api.yaml").root).is_plain


def test_swagger() -> None:
    document = parse(
        b"""\
swagger: '2.0'
info: {title: Old, version: '1'}
paths:
  /a:
    get: {parameters: [{$ref: '#/parameters/P'}], responses: {200: {$ref: '#/responses/R'}}}
definitions: {A: {$ref: '#/definitions/B'}, B: {type: string}, C: {type: string}}
parameters: {P: {name: p, in: query, type: string}}
responses: {R: {description: R, schema: {$ref: '#/definitions/A'}}}
securityDefinitions: {k: {type: basic}}
""",
        "api.yaml",
    )
    texts = pages(document)
    assert typed(again(texts).root) == typed(sound(document).root)
    assert set(texts) == {"operations/get-a.md", "everything-else.md", "llms.txt"}


DOCUMENTS = (
    "museum.yaml",
    "alertmanager.yaml",
    "adyen-webhooks.yaml",
    "spotify.yml",
    "onfido/openapi.yaml",
    "od-up.com.au.json",
    "oxide-buildomat.json",
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_client(name: str, shared: Path) -> None:
    path = shared / "specs" / "corpus" / name
    client = Client(str(path), package="api", lenient=True)
    document = read(str(path), lenient=True)
    texts = pages(document)
    found = again(texts)
    assert typed(found.root) == typed(sound(document).root)
    assert generate(found, client).tree == generate(document, client).tree


@pytest.mark.full
def test_the_whole_corpus(shared: Path) -> None:
    """Every document is the same data as pages (what they refer to stands in them)."""
    files = sorted((shared / "specs" / "corpus").glob("*.*"))
    checked = 0
    for path in files:
        if (
            path.suffix not in {".json", ".yaml", ".yml"}
            or path.name == "manifest.json"
        ):
            continue
        document = read(str(path), lenient=True)
        texts = pages(document)
        merged = read_pages(texts)
        assert typed(merged.root) == typed(sound(document).root), path.name
        checked += 1
    assert checked > 60


def read_pages(texts: dict[str, bytes]) -> Document:
    folder = Path("whole")
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    found = read(str(folder))
    for name in texts:
        (folder / name).unlink()
    return found


# -- the commands ----------------------------------------------------------------------

API = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /a: {get: {summary: Read a, responses: {'204': {description: Done}}}}
  /b: {get: {summary: Read b, responses: {'204': {description: Done}}}}
"""


def test_split_and_extract(capsys: pytest.CaptureFixture[str]) -> None:
    Path("api.yaml").write_text(API)
    assert cli.main(["split", "api.yaml", "-o", "pages"]) == 0
    assert "4 created, 0 changed" in capsys.readouterr().err
    assert Path("pages/operations/read-a.md").is_file()
    assert cli.main(["extract", "pages", "-o", "out.yaml", "--quiet"]) == 0
    first = Path("out.yaml").read_bytes()
    assert typed(read("out.yaml").root) == typed(read("api.yaml").root)
    assert (
        cli.main(["extract", "pages/operations", "pages/**/*.md", "-o", "out.yaml"])
        == 0
    )
    assert Path("out.yaml").read_bytes() == first
    capsys.readouterr()
    assert cli.main(["extract", "pages/operations/read-b.md"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "/b:" in out
    assert "/a:" not in out


def test_split_keeps_to_its_own_files(capsys: pytest.CaptureFixture[str]) -> None:
    Path("api.yaml").write_text(API)
    assert cli.main(["split", "api.yaml", "-o", "pages", "-q"]) == 0
    Path("pages/mine.txt").write_text("mine")
    Path("api.yaml").write_text(API.replace("  /b:", "  /c:"))
    assert cli.main(["split", "api.yaml", "-o", "pages"]) == 0
    assert "0 created, 2 changed, 0 deleted" in capsys.readouterr().err
    Path("api.yaml").write_text(API.replace("Read b", "Read c"))
    Path("pages/operations/read-b.md").write_text("edited")
    assert cli.main(["split", "api.yaml", "-o", "pages"]) == 3
    assert Path("pages/operations/read-b.md").read_text() == "edited"
    assert cli.main(["split", "api.yaml", "-o", "pages", "--force"]) == 0
    assert not Path("pages/operations/read-b.md").exists()
    assert Path("pages/mine.txt").read_text() == "mine"


def files(folder: str) -> dict[Path, bytes]:
    found = Path(folder).rglob("*")
    return {path: path.read_bytes() for path in found if path.is_file()}


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [("generate", "split", "a client"), ("split", "generate", "docs pages")],
)
def test_pages_and_a_client_do_not_take_each_others_folder(
    first: str, second: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("api.yaml").write_text(API)
    assert cli.main([first, "api.yaml", "-o", "out", "-q"]) == 0
    before = files("out")
    for options in ([], ["--force"], *[["--check"]] * (second == "generate")):
        assert cli.main([second, "api.yaml", "-o", "out", "-q", *options]) == 3
        expected = f"file-not-ours: out holds {what} that specpress wrote"
        assert expected in capsys.readouterr().err
        assert files("out") == before
    assert cli.main([first, "api.yaml", "-o", "out"]) == 0
    assert "file-not-ours" not in capsys.readouterr().err


def test_pages_and_a_client_within_each_other_keep_to_their_own() -> None:
    Path("api.yaml").write_text(API)
    assert cli.main(["generate", "api.yaml", "-o", "out", "-q"]) == 0
    client = files("out")
    assert cli.main(["split", "api.yaml", "-o", "out/docs", "-q"]) == 3
    assert files("out") == client
    assert cli.main(["split", "api.yaml", "-o", "out/pages", "-q"]) == 0
    pages = files("out/pages")
    Path("api.yaml").write_text(API.replace("  /b:", "  /c:"))
    assert cli.main(["generate", "api.yaml", "-o", "out", "-q"]) == 0
    assert files("out/pages") == pages


def test_extract_keeps_what_is_not_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    Path("api.yaml").write_text(API)
    cli.main(["split", "api.yaml", "-o", "pages", "-q"])
    assert cli.main(["extract", "pages", "-o", "api.yaml"]) == 3
    assert "file-not-ours" in capsys.readouterr().err
    assert Path("api.yaml").read_text() == API
    assert cli.main(["extract", "pages", "-o", "api.yaml", "--force"]) == 0
    assert cli.main(["extract", "pages", "-o", "api.yaml"]) == 0
    before = sorted(Path().iterdir())
    assert cli.main(["extract", "nothing", "-o", "x.yaml"]) == 2
    assert cli.main(["extract", "pages", "-o", "no/such/x.yaml"]) == 2
    assert sorted(Path().iterdir()) == before


def test_pages_asked_for_twice_count_once() -> None:
    Path("api.yaml").write_text(API)
    cli.main(["split", "api.yaml", "-o", "pages", "-q"])
    document = read_together(["pages", "pages/llms.txt", "pages/operations/read-a.md"])
    assert typed(document.root) == typed(read("api.yaml").root)
