"""`specpress explain`, where a document does not come from one file: overlays, pages, a URL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specpress import cli
from web import served

SPEC = """\
openapi: 3.0.3
info: {title: Zoo, version: "1"}
tags: [{name: Animals}]
paths:
  /animals:
    get:
      operationId: getAnimal
      tags: [Animals]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}
components:
  schemas:
    Animal:
      type: object
      properties:
        species: {type: string}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: More, version: "1"}
actions:
  - target: $.components.schemas
    update:
      Cage:
        type: object
        properties:
          width: {type: integer}
  - target: $.components.schemas.Animal.properties
    update:
      cage: {$ref: "#/components/schemas/Cage"}
"""
SCHEMAS = "#/components/schemas"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


class Said:
    """What `explain` says of a client that was generated."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def generated(self, **settings: object) -> None:
        lines = [f"{key} = {json.dumps(value)}\n" for key, value in settings.items()]
        Path("specpress.toml").write_text("[clients.zoo]\n" + "".join(lines))
        assert cli.main(["generate", "-q"]) == 0
        self._capsys.readouterr()

    def of(self, what: str) -> tuple[str, str]:
        """The one symbol, and `file:line:column: pointer`; with nothing else to say."""
        assert cli.main(["explain", what, "--json"]) == 0
        out, err = self._capsys.readouterr()
        assert err == ""
        (found,) = json.loads(out)
        place = ":".join(str(found[key]) for key in ("file", "line", "column"))
        return found["symbol"], f"{place}: {found['pointer']}"

    def why_not(self, what: str, code: int = 2) -> tuple[str, str]:
        assert cli.main(["explain", what]) == code
        out, err = self._capsys.readouterr()
        return out, err


def written(file: str, text: str) -> str:
    """`file:line:column` of the only place of `text`."""
    lines = Path(file).read_text().split("\n")
    (found,) = [(at, each) for at, each in enumerate(lines, 1) if text in each]
    return f"{file}:{found[0]}:{found[1].index(text) + 1}"


# -- overlays


@pytest.mark.parametrize(
    ("symbol", "pointer", "file", "text"),
    [
        ("models.Cage", "Cage", "more.yaml", "Cage:"),
        ("models.Cage.width", "Cage/properties/width", "more.yaml", "width:"),
        ("models.Animal.cage", "Animal/properties/cage", "more.yaml", "cage: "),
        ("models.Animal.species", "Animal/properties/species", "api.yaml", "species:"),
        ("models.Animal", "Animal", "api.yaml", "Animal:"),
    ],
)
def test_what_an_overlay_brings_comes_from_there(
    said: Said, symbol: str, pointer: str, file: str, text: str
) -> None:
    Path("api.yaml").write_text(SPEC)
    Path("more.yaml").write_text(OVERLAY)
    said.generated(spec="api.yaml", overlays=["more.yaml"])
    at = written(file, text)
    expected = (f"zoo.{symbol}", f"{at}: {SCHEMAS}/{pointer}")
    assert said.of(symbol) == expected
    assert said.of(at) == expected
    assert said.of(f"{SCHEMAS}/{pointer}") == expected


def test_an_overlay_that_changed_makes_the_output_old(said: Said) -> None:
    Path("api.yaml").write_text(SPEC)
    Path("more.yaml").write_text(OVERLAY)
    said.generated(spec="api.yaml", overlays=["more.yaml"])
    Path("more.yaml").write_text(OVERLAY.replace("integer", "number"))
    out, err = said.why_not("models.Cage", 0)
    assert "more.yaml:6:7: " in out
    assert "warning: out-of-date: " in err


def test_an_overlay_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("api.yaml").write_text(SPEC)
    Path("more.yaml").write_text(OVERLAY)
    options = ["api.yaml", "--overlay", "more.yaml", "-q"]
    assert cli.main(["generate", *options]) == 0
    assert cli.main(["explain", "models.Cage", *options]) == 0
    assert f"  more.yaml:6:7: {SCHEMAS}/Cage\n" in capsys.readouterr().out
    assert cli.main(["explain", "models.Cage", "api.yaml"]) == 2
    assert "unknown-name: " in capsys.readouterr().err


# -- docs pages


@pytest.mark.parametrize("spec", ["pages", "pages/**/*.md", "pages/llms.txt"])
def test_a_page_is_where_it_comes_from(said: Said, spec: str) -> None:
    Path("api.yaml").write_text(SPEC)
    assert cli.main(["split", "api.yaml", "-o", "pages", "-q"]) == 0
    said.generated(spec=spec)
    page = "pages/animals/get-animals.md"
    for symbol, pointer, text in (
        ("models.Animal", f"{SCHEMAS}/Animal", "Animal:"),
        ("models.Animal.species", f"{SCHEMAS}/Animal/properties/species", "species:"),
        ("client.animals.get_animal", "#/paths/~1animals/get", "get:"),
    ):
        at = written(page, text)
        name = symbol.replace("models", "zoo.models")
        expected = (name, f"{at}: {pointer}")
        assert said.of(symbol) == expected
        assert said.of(at) == expected
        assert said.of(pointer) == expected


def test_a_page_that_changed_makes_the_output_old(said: Said) -> None:
    Path("api.yaml").write_text(SPEC)
    assert cli.main(["split", "api.yaml", "-o", "pages", "-q"]) == 0
    said.generated(spec="pages")
    page = Path("pages/animals/get-animals.md")
    page.write_text(page.read_text().replace("type: string", "type: integer"))
    assert "warning: out-of-date: " in said.why_not("models.Animal", 0)[1]


# -- a URL


def test_a_url_is_where_it_comes_from(said: Said) -> None:
    with served() as site:
        url = site.put("/api.yaml", SPEC)
        said.generated(spec=url)
        at = f"{url}:15:5"
        expected = ("zoo.models.Animal", f"{at}: {SCHEMAS}/Animal")
        assert said.of("models.Animal") == expected
        assert said.of(f"{SCHEMAS}/Animal") == expected
        assert said.of("generated/zoo/models/animal.py") == expected


def test_a_url_is_held_to_the_lock(said: Said) -> None:
    """As by `generate`; what was published is known without it."""
    with served() as site:
        url = site.put("/api.yaml", SPEC)
        said.generated(spec=url)
        site.put("/api.yaml", SPEC.replace("Animal", "Beast"))
        lock = Path("specpress.lock").read_text()
        out, err = said.why_not("models.Beast")
        assert out == ""
        assert f"{url}: error: locked: " in err
        assert "--update-lock" in err
        out, err = said.why_not("models.Animal", 0)
        assert out == f"models.Animal\n  {SCHEMAS}/Animal\n"
        assert f"{url}: warning: locked: " in err
        assert Path("specpress.lock").read_text() == lock


def test_a_url_that_was_never_locked_is_not_locked_by_a_question(said: Said) -> None:
    with served() as site:
        said.generated(spec=site.put("/api.yaml", SPEC))
        Path("specpress.lock").unlink()
        assert said.of("models.Animal")[0] == "zoo.models.Animal"
        assert not Path("specpress.lock").exists()
