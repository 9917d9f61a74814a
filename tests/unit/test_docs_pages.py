"""Docs pages: many as one document, each form of them read or refused, places in the pages."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from specpress import templates
from specpress.collection import is_index
from specpress.config import Client
from specpress.configuration import load
from specpress.diagnostics import Failure, Place
from specpress.merging import merged
from specpress.nodes import Map
from specpress.pipeline import generate
from specpress.recognition import Section
from specpress.run import run
from specpress.source import Document, parse, read

HEAD = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
servers: [{url: https://shop.example}]
"""
OK = "{responses: {'204': {description: Done}}}"


def page(
    path: str, *, method: str = "get", file: str = "/api.json", more: str = ""
) -> str:
    """A page as docs sites write it: four backticks, and the operation beside them."""
    body = f"{HEAD}paths:\n  {path}:\n    {method}: {OK}\n{more}"
    info = f"{file} {method} {path}".strip()
    return f"# A page\n\n> What it is.\n\n## OpenAPI\n\n````yaml {info}\n{body}\n````"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def root(spec: str) -> Map:
    return read(spec).root


def paths_of(document: Document) -> list[str]:
    paths = document.root["paths"]
    assert isinstance(paths, Map)
    return list(paths)


def failures(spec: str | Callable[[], object]) -> list[tuple[str, Place | None]]:
    with pytest.raises(Failure) as raised:
        spec() if callable(spec) else read(spec)
    return [(each.code, each.where) for each in raised.value.diagnostics]


def message(spec: str) -> str:
    with pytest.raises(Failure) as raised:
        read(spec)
    return str(raised.value)


def said(document: Document) -> list[tuple[str, str]]:
    return [(each.code, each.severity.value) for each in document.found]


# -- the founding site -----------------------------------------------------------------


def test_the_pages_of_metronome_give_what_its_document_gives(shared: Path) -> None:
    folder = shared / "specs" / "metronome"
    trees = [
        generate(read(str(spec)), Client(str(spec), package="metronome")).tree
        for spec in (
            folder / "customers.yaml",
            folder / "pages",
            folder / "pages" / "llms.txt",
            folder / "pages" / "**" / "*.md",
        )
    ]
    assert trees[0] == trees[1] == trees[2] == trees[3]


def test_places_are_those_of_the_page(shared: Path) -> None:
    folder = shared / "specs" / "metronome" / "pages"
    paths = root(str(folder))["paths"]
    assert isinstance(paths, Map)
    where = paths.where("/v1/customers/{customer_id}")
    assert where.file.endswith("/api-reference/customers/get-a-customer.md")
    line = Path(where.file).read_text(encoding="utf-8").splitlines()[where.line - 1]
    assert line == "  /v1/customers/{customer_id}:"
    assert where.column == 3


# -- merging ---------------------------------------------------------------------------


def test_a_folder_of_pages() -> None:
    put(
        {
            "docs/b.md": page("/b", more="tags: [{name: B}]"),
            "docs/deep/a.mdx": page(
                "/a", method="post", more="tags: [{name: B}, {name: A}]"
            ),
            "docs/c.txt": page("/b", method="delete", more="tags: []"),
            "docs/guide.md": "# Guide\n\nSee [this](b.md).\n\n```yaml\nopenapi_key: 1\n```\n",
            "docs/.hidden/d.md": page("/d"),
            "docs/picture.png": page("/e"),
        }
    )
    found = root("docs")
    assert list(found) == ["openapi", "info", "servers", "tags", "paths"]
    assert json.loads(json.dumps(found["paths"])) == {
        "/a": {"post": {"responses": {"204": {"description": "Done"}}}},
        "/b": {
            "get": {"responses": {"204": {"description": "Done"}}},
            "delete": {"responses": {"204": {"description": "Done"}}},
        },
    }
    assert found["tags"] == [{"name": "B"}, {"name": "A"}]
    paths = found["paths"]
    assert isinstance(paths, Map)
    assert paths.where("/a") == Place("docs/deep/a.mdx", 12, 3)


def test_components_of_one_name_are_one() -> None:
    schema = "components: {schemas: {Pet: {type: object, maxProperties: 1}}}"
    other = "components: {schemas: {Cat: {type: string}}, responses: {No: {description: No}}}"
    put({"docs/a.md": page("/a", more=schema), "docs/b.md": page("/b", more=other)})
    put({"docs/c.md": page("/c", more=schema.replace("1", "1.0"))})
    assert root("docs")["components"] == {
        "responses": {"No": {"description": "No"}},
        "schemas": {
            "Cat": {"type": "string"},
            "Pet": {"type": "object", "maxProperties": 1},
        },
    }


SCHEMA = "components: {schemas: {A: {type: string}}}"


@pytest.mark.parametrize(
    ("one", "other", "pointer", "line"),
    [
        (SCHEMA, SCHEMA.replace("string", "number"), "#/components/schemas/A/type", 14),
        (
            SCHEMA.replace("type: string", "enum: [1]"),
            SCHEMA.replace("type: string", "enum: [true]"),
            "#/components/schemas/A/enum/0",
            14,
        ),
        (
            SCHEMA.replace("type: string", "enum: [a]"),
            SCHEMA.replace("type: string", "enum: [a, b]"),
            "#/components/schemas/A/enum",
            14,
        ),
        ("security: [{a: []}]", "security: [{b: []}]", "#/security/0/a", 14),
        ("security: [{a: []}]", "x-other: 1", "#/security", 8),
        ("tags: [{name: a}]", "tags: [{name: a, x-b: 1}]", "#/tags/a/x-b", 14),
        (
            "  /c: {get: {tags: [a]}}",
            "  /c: {get: {tags: [b]}}",
            "#/paths/~1c/get/tags/0",
            14,
        ),
        ("  /c: {summary: a}", "  /c: {get: {tags: [b]}}", "#/paths/~1c/summary", 14),
    ],
)
def test_pages_that_contradict_each_other(
    one: str, other: str, pointer: str, line: int
) -> None:
    put({"docs/a.md": page("/a", more=one), "docs/b.md": page("/b", more=other)})
    first, *_ = failures("docs")
    assert first[0] == "page-conflict"
    assert first[1] is not None
    assert first[1].file == "docs/b.md"
    assert first[1].line == line
    text = message("docs")
    assert f"{pointer} is not what docs/a.md:" in text


def test_a_conflict_is_told_once() -> None:
    put({"docs/a.md": page("/a", more=SCHEMA.replace("string", "number"))})
    put({f"docs/{name}.md": page(f"/{name}", more=SCHEMA) for name in "bcd"})
    assert len(failures("docs")) == 1


def test_the_order_of_reading_does_not_show() -> None:
    texts = [
        page("/a", more="components: {schemas: {Z: {type: string}}}"),
        page("/a", method="post", more="components: {schemas: {A: {type: string}}}"),
        page("/0", more="components: {schemas: {M: {type: string}}}"),
    ]
    sections = [Section(parse(text.encode(), "x.md").root) for text in texts]
    results = {
        json.dumps(merged(order, "docs")) for order in itertools.permutations(sections)
    }
    assert len(results) == 1


def test_pages_of_several_documents() -> None:
    put({"docs/a.md": page("/a"), "docs/plans/b.md": page("/b", file="plans.json")})
    assert failures("docs") == [("several-documents", Place("docs/a.md", 8, 1))]
    text = message("docs")
    assert "/api.json (1, the first at docs/a.md:8:1); plans.json (1, " in text
    assert "narrower glob" in text
    assert paths_of(read("docs/plans")) == ["/b"]
    assert paths_of(read("docs/*.md")) == ["/a"]


def test_webhooks_and_swagger() -> None:
    hook = (
        "openapi: 3.1.0\ninfo: {title: S, version: '1'}\nwebhooks:\n  {name}:\n    post: "
        + OK
    )
    pages = {
        f"docs/{name}.md": f"# W\n```yaml file webhook {name}\n{hook.replace('{name}', name)}\n```\n"
        for name in ("left", "came")
    }
    put(pages)
    hooks = root("docs")["webhooks"]
    assert isinstance(hooks, Map)
    assert list(hooks) == ["came", "left"]
    old = (
        "swagger: '2.0'\npaths: {/NAME: {get: {}}}\ndefinitions: {NAME: {type: string}}"
    )
    put({f"old/{n}.md": f"# T\n```\n{old.replace('NAME', n)}\n```\n" for n in "ab"})
    assert root("old")["definitions"] == {
        "a": {"type": "string"},
        "b": {"type": "string"},
    }


# -- the forms of pages (research: A to K) -----------------------------------------------

DIGEST = (
    "# T\n\n```yaml get /x\npaths:\n  path: /x\n  method: get\n  type: webhook\n```\n"
)
HOOK = (
    "# T\n\n```yaml file webhook came\nopenapi: 3.1.0\ninfo: {title: S, version: '1'}\n"
    "paths: {}\n```\n"
)
CHANNEL = "# T\n\n## AsyncAPI\n\n```yaml file chan\nid: x\n```\n"
ELSEWHERE = "---\nopenapi: api.json GET /x\n---\n# T\n"
OTHERS = {
    "a digest": (DIGEST, "digest-page", 4, False),
    "a webhook without its payload": (HOOK, "webhook-without-payload", 6, True),
    "a channel of AsyncAPI": (CHANNEL, "asyncapi-page", 6, True),
    "an operation that stands elsewhere": (ELSEWHERE, "operation-elsewhere", 1, False),
    "an operation that the block has not": (
        page("/x").replace("get /x", "get /y"),
        "other-operation",
        8,
        False,
    ),
    "a broken block": (page("/x", more="a: ["), "not-yaml", 15, False),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_that_cannot_be_used(name: str) -> None:
    text, code, line, is_foreign = OTHERS[name]
    put({"x.md": text, "docs/x.md": text, "docs/a.md": page("/a")})
    ((found, where),) = failures("x.md")
    assert where is not None
    assert (found, where.file, where.line) == (code, "x.md", line)
    if is_foreign:  # among others, it is left out
        assert said(read("docs")) == [(code, "warning")]
    else:
        assert [each for each, _ in failures("docs")] == [code]
        assert said(read("docs", lenient=True)) == [(code, "warning")]
    dump = text + "\n\n" + page("/a") + "\n"
    if name not in {"a channel of AsyncAPI", "an operation that stands elsewhere"}:
        put({"dump.md": dump})
        assert said(read("dump.md", lenient=True)) == [(code, "warning")]
        assert "/a" in paths_of(read("dump.md", lenient=True))


@pytest.mark.parametrize(
    "text",
    [
        page("/x", file=""),
        page("/x", file="https://a.example/api.json"),
        # another host's
        '# T\n\n# OpenAPI definition\n\n```json\n{"openapi": "3.0.3", "paths": {"/x": {}}}\n```\n',
        "<!-- Source URL -->\n# Source: x\n---\na: b\n---\n> ## Agent Instructions\n\n"
        + page("/x"),
        page("/x").replace("get /x\n", "GET /x\n"),
        page("/x") + "\n\n" + page("/y"),
        "---\nopenapi: api.json GET /x\n---\n" + page("/x"),
    ],
)
def test_a_page_that_is_read(text: str) -> None:
    put({"x.md": text, "docs/x.md": text})
    for spec in ("x.md", "docs"):
        paths = root(spec)["paths"]
        assert isinstance(paths, Map)
        assert "/x" in paths


def test_many_pages_in_one_file() -> None:
    put({"llms-full.txt": page("/a") + "\n\n" + page("/b") + "\n"})
    found = root("llms-full.txt")
    paths = found["paths"]
    assert isinstance(paths, Map)
    assert [paths.where(key).line for key in ("/a", "/b")] == [12, 28]
    with Path("llms-full.txt").open("rb") as stdin:
        assert read("-", stdin=stdin).root == found


def test_the_title_of_a_page_and_its_operation() -> None:
    operation = page("/x").replace(f"get: {OK}", "get: {summary: Another name}")
    document = parse(operation.encode(), "x.md")
    assert said(document) == [("other-title", "note")]
    same = operation.replace("# A page", "# Another name ##")
    assert said(parse(same.encode(), "x.md")) == []


def test_a_folder_without_pages() -> None:
    put({"docs/guide.md": "# Guide\n\n[x](y)\n", "docs/api.yaml": HEAD})
    assert failures("docs") == [("no-pages", Place("docs"))]
    assert failures("docs/*.rst") == [("not-found", Place("docs/*.rst"))]


def test_a_link_out_of_the_folder() -> None:
    put({"secret.md": page("/a"), "docs/b.md": page("/b")})
    Path("docs/a.md").symlink_to(Path("secret.md").absolute())
    assert failures("docs") == [("external-ref", Place("docs/a.md"))]


# -- llms.txt --------------------------------------------------------------------------


def index(links: Iterable[str], more: str = "") -> str:
    listed = "".join(f"- [x]({link}): A page.\n" for link in links)
    return f"# Shop\n\n> What it is.\n\n## Docs\n\n{listed}{more}"


def test_an_index_by_urls_and_by_paths() -> None:
    put(
        {
            "docs/api/a.md": page("/a"),
            "docs/api/b.md": page("/b"),
            "docs/c.md": page("/c"),
        }
    )
    for links in (
        ["https://x.example/api/a.md?v=1", "https://x.example/api/b"],
        ["https://x.example/base/api/a.md", "https://x.example/base/api/b.md#top"],
        ["api/a.md", "./api/b.md"],
    ):
        put({"docs/llms.txt": index(links)})
        document = read("docs/llms.txt")
        assert paths_of(document) == ["/a", "/b"]
        assert said(document) == []


def test_an_index_names_what_is_missing() -> None:
    put({"docs/a.md": page("/a"), "secret.md": page("/s")})
    put({"docs/llms.txt": index(["/a.md", "/gone.md", "../secret.md"])})
    document = read("docs/llms.txt")
    assert [(each.code, each.where) for each in document.found] == [
        ("missing-pages", Place("docs/llms.txt", 8, 1))
    ]
    put({"docs/llms.txt": index(["/gone.md"])})
    assert failures("docs/llms.txt") == [("missing-pages", Place("docs/llms.txt"))]


def test_an_index_names_the_whole_document() -> None:
    specs = "\n## OpenAPI Specs\n\n- [openapi](https://x.example/api.yaml)\n"
    body = f"{HEAD}paths: {{/whole: {{get: {OK}}}}}\n"
    put({"docs/a.md": page("/a"), "docs/llms.txt": index(["/a.md"], specs)})
    assert paths_of(read("docs/llms.txt")) == ["/a"]
    put({"docs/api.yaml": body})
    document = read("docs/llms.txt")
    assert document.name == "docs/api.yaml"
    assert paths_of(document) == ["/whole"]
    outcome = run(Client("docs/llms.txt", "out"))
    assert outcome.inputs[:2] == ("docs/api.yaml", "docs/llms.txt")
    put({"docs/b.yaml": body, "docs/llms.txt": index([], specs + "- [b](/b.yaml)\n")})
    assert failures("docs/llms.txt")[0][0] == "several-documents"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (index(["a.md"]), True),
        ("> ## Documentation Index\n> x\n\n" + index(["a.md"]), True),
        ("# only a title\n", False),
        ("# a comment\nopenapi: 3.0.0\nx: |\n- [a](b): c\n", False),
        ("- [a](b): c\n", False),
    ],
)
def test_what_an_index_is(text: str, *, expected: bool) -> None:
    assert is_index(text.encode()) is expected


# -- builds ----------------------------------------------------------------------------


def test_nothing_to_do_until_a_page_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "are_installed", lambda: True)
    put({"docs/a.md": page("/a"), "docs/guide.md": "# Guide\n"})
    client = Client("docs", "out", package="shop")
    assert not run(client).plan.empty
    with monkeypatch.context() as patched:
        patched.setattr("specpress.pipeline.generate", None)  # not even called
        assert run(client).plan.empty
        put({"docs/guide.md": "# Guide\n\nNo operation here.\n"})
        assert run(client).plan.empty
    put({"docs/below/b.md": page("/b")})
    assert run(client).plan.changed
    assert run(client).plan.empty
    Path("docs/below/b.md").unlink()
    assert run(client).plan.changed


def test_inputs_are_pages_and_folders() -> None:
    put(
        {
            "docs/x/a.md": page("/a"),
            "docs/x/y/guide.md": "# Guide\n",
            "docs/llms.txt": "",
        }
    )
    put({"docs/llms.txt": index(["x/a.md"])})
    names = ("out/.specpress/names.toml",)
    folder = run(Client("docs", "out")).inputs
    pages = ("docs/llms.txt", "docs/x/a.md", "docs/x/y/guide.md")
    assert folder == (*pages, "docs", "docs/x", "docs/x/y", *names)
    assert run(Client("docs/*/*.md", "out")).inputs == (
        "docs/x/a.md",
        "docs",
        "docs/x",
        *names,
    )
    listed = run(Client("docs/llms.txt", "out")).inputs
    assert listed == ("docs/x/a.md", "docs/llms.txt", *names)


def test_a_configuration_names_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    put({"docs/a.md": page("/a"), "below/x": ""})
    put(
        {
            "specpress.toml": '[clients.shop]\nspec = "docs"\n'
            '[clients.glob]\nspec = "docs/*.md"\noutput = "other"\n'
        }
    )
    monkeypatch.chdir("below")
    clients = load(Path("../specpress.toml"))
    assert {each.spec for each in clients.values()} == {"../docs", "../docs/*.md"}
    for client in clients.values():
        assert paths_of(read(client.spec)) == ["/a"]
