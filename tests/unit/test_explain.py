"""`specpress explain`: from names and emitted lines to the document, and back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import cast

import pytest
from command import Run, runner
from paths import ROOT

SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers:
  - {url: "https://{region}.example.com", variables: {region: {default: eu}}}
tags:
  - name: Animals
paths:
  /animals/{id}:
    parameters: [{$ref: "#/components/parameters/Id"}]
    get:
      operationId: getAnimal
      tags: [Animals]
      parameters:
        - {name: full, in: query, schema: {type: boolean}}
      responses:
        "200":
          description: ok
          headers:
            X-Total: {schema: {type: integer}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Dog"}}}
    put:
      operationId: putAnimal
      tags: [Animals]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Dog"}}}
      responses:
        "200": {description: ok}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {$ref: "#/components/schemas/Key"}}
    Old: {name: old, in: query, schema: {type: string}}
  schemas:
    Key: {type: string, maxLength: 9}
    Animal:
      type: object
      properties:
        name: {type: string}
        size: {enum: [large, small]}
    Dog:
      allOf:
        - $ref: "#/components/schemas/Animal"
        - type: object
          properties:
            barks: {type: boolean}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
security: [{key: []}]
"""
SCHEMAS = "#/components/schemas"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the command in a project with a client."""
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(SPEC)
    Path("specpress.toml").write_text('[clients.zoo]\nspec = "api.yaml"\n')

    run = runner(capsys)
    assert run("generate")[0] == 0
    return run


def line(text: str) -> int:
    """The only line of the document that holds `text`."""
    (found,) = [i for i, each in enumerate(SPEC.split("\n"), 1) if text in each]
    return found


def asked(run: Run, what: str) -> list[dict[str, object]]:
    code, out, err = run("explain", what, "--json")
    assert (code, err) == (0, "")
    found: list[dict[str, object]] = json.loads(out)
    return found


def strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in cast("list[object]", value)]


# -- to the document


@pytest.mark.parametrize(
    ("what", "pointer", "written"),
    [
        ("zoo.models.Animal", f"{SCHEMAS}/Animal", "Animal:"),
        ("Animal", f"{SCHEMAS}/Animal", "Animal:"),
        ("models.animal.Animal", f"{SCHEMAS}/Animal", "Animal:"),
        ("zoo.dicts.Animal", f"{SCHEMAS}/Animal", "Animal:"),
        ("zoo.models.Animal.name", f"{SCHEMAS}/Animal/properties/name", "name: {ty"),
        ("Dog.name", f"{SCHEMAS}/Animal/properties/name", "name: {type"),
        ("Dog.barks", f"{SCHEMAS}/Dog/allOf/1/properties/barks", "barks"),
        ("AnimalSize", f"{SCHEMAS}/Animal/properties/size", "size:"),
        ("AnimalSize.SMALL", f"{SCHEMAS}/Animal/properties/size/enum/1", "size:"),
        ("client.animals.get_animal", "#/paths/~1animals~1{id}/get", "    get:"),
        ("animals.get_animal()", "#/paths/~1animals~1{id}/get", "    get:"),
        ("AsyncAnimals.get_animal", "#/paths/~1animals~1{id}/get", "    get:"),
        ("get_animal_request", "#/paths/~1animals~1{id}/get", "    get:"),
        ("GET /animals/{id}", "#/paths/~1animals~1{id}/get", "    get:"),
        ("getAnimal", "#/paths/~1animals~1{id}/get", "    get:"),
        ("animals.get_animal(id)", "#/components/parameters/Id", "    Id:"),
        ("animals.get_animal(id='x')", "#/components/parameters/Id", "    Id:"),
        (
            "animals.get_animal(full)",
            "#/paths/~1animals~1{id}/get/parameters/0",
            "name: full",
        ),
        (
            "animals.put_animal(body)",
            "#/paths/~1animals~1{id}/put/requestBody",
            "requestBody",
        ),
        (
            "GetAnimalHeaders",
            "#/paths/~1animals~1{id}/get/responses/200/headers",
            "headers:",
        ),
        (
            "zoo.headers.GetAnimalHeaders.x_total",
            "#/paths/~1animals~1{id}/get/responses/200/headers/X-Total",
            "X-Total",
        ),
        ("client.animals", "#/tags/0", "name: Animals"),
        ("zoo", "#/info", "info:"),
        ("zoo.AsyncZoo", "#/info", "info:"),
        ("Zoo(key)", "#/components/securitySchemes/key", "apiKey"),
        ("Zoo(region)", "#/servers/0/variables/region", "region:"),
        ("Zoo(server)", "#/servers/0", "region:"),
    ],
)
def test_a_name_comes_from_the_document(
    run: Run, what: str, pointer: str, written: str
) -> None:
    (answer,) = asked(run, what)
    assert answer["pointer"] == pointer
    assert (answer["file"], answer["line"]) == ("api.yaml", line(written))


def test_an_answer_has_the_places_of_the_output(run: Run) -> None:
    (answer,) = asked(run, "Animal.name")
    places = [*strings(answer["code"]), *strings(answer["docs"])]
    assert [each.rpartition(":")[0] for each in places] == [
        "generated/zoo/models/animal.py",
        "generated/zoo/dicts.py",
        "generated/docs/models/animal.md",
    ]
    for each in places:
        file, _, number = each.rpartition(":")
        assert "name" in Path(file).read_text().split("\n")[int(number) - 1]


def test_as_text(run: Run) -> None:
    code, out, err = run("explain", "AnimalSize.SMALL")
    assert (code, err) == (0, "")
    at = line("size:")
    assert re.fullmatch(
        rf"zoo\.models\.AnimalSize\.SMALL\n"
        rf"  api\.yaml:{at}:\d+: {SCHEMAS}/Animal/properties/size/enum/1\n"
        r"  generated/zoo/models/animal\.py:\d+\n"
        r"  generated/docs/models/animal\.md:\d+\n",
        out,
    )


def test_an_emitted_line_comes_from_the_document(run: Run) -> None:
    path = Path("generated/zoo/models/animal.py")
    lines = path.read_text().split("\n")
    number = next(i for i, each in enumerate(lines, 1) if each.startswith("    name:"))
    (answer,) = asked(run, f"{path}:{number}")
    assert answer["symbol"] == "zoo.models.Animal.name"
    (answer,) = asked(run, f"./{path}:1")  # an import: the class of the module
    assert answer["symbol"] == "zoo.models.Animal"
    (answer,) = asked(run, str(path))
    assert answer["symbol"] == "zoo.models.Animal"


@pytest.mark.parametrize(
    ("path", "text", "symbol"),
    [
        ("zoo/resources/animals.py", "return self", "client.animals.get_animal"),
        ("zoo/resources/animals.py", "class Animals", "client.animals"),
        ("zoo/resources/animals.py", "full:", "client.animals.get_animal(full)"),
        ("zoo/client.py", "def animals", "client.animals"),
        ("zoo/client.py", "key: Secret", "zoo.Zoo(key)"),
        ("zoo/models/__init__.pyi", "import Dog", "zoo.models.Dog"),
        ("zoo/models/__init__.py", "lazy", "zoo.Zoo"),
        ("docs/models/animal.md", "| `name`", "zoo.models.Animal.name"),
        ("docs/models/animal.md", "## AnimalSize", "zoo.models.AnimalSize"),
        ("docs/operations/animals/get_animal.md", "GET", "client.animals.get_animal"),
        (
            "docs/operations/animals/get_animal.md",
            "| `id`",
            "client.animals.get_animal(id)",
        ),
    ],
)
def test_lines_of_every_kind_of_file(
    run: Run, path: str, text: str, symbol: str
) -> None:
    lines = (Path("generated") / path).read_text().split("\n")
    number = next(i for i, each in enumerate(lines, 1) if text in each)
    (answer,) = asked(run, f"generated/{path}:{number}")
    assert answer["symbol"] == symbol


# -- from the document


@pytest.mark.parametrize(
    ("what", "symbols"),
    [
        (f"{SCHEMAS}/Animal", ["zoo.models.Animal"]),
        (f"api.yaml{SCHEMAS}/Animal", ["zoo.models.Animal"]),
        (f"{SCHEMAS}/Animal/properties/name/type", ["zoo.models.Animal.name"]),
        (
            f"{SCHEMAS}/Animal/properties/size",
            ["zoo.models.Animal.size", "zoo.models.AnimalSize"],
        ),
        # a string has no class: the arguments that are such strings
        (
            f"{SCHEMAS}/Key/maxLength",
            ["client.animals.get_animal(id)", "client.animals.put_animal(id)"],
        ),
        (
            "#/paths/~1animals~1{id}/get/responses/200",
            ["client.animals.get_animal"],
        ),
        (
            "#/paths/%2Fanimals~1{id}",
            ["client.animals.get_animal", "client.animals.put_animal"],
        ),
    ],
)
def test_a_pointer_leads_to_names(run: Run, what: str, symbols: list[str]) -> None:
    if "%2F" in what:
        what = what.replace("%2F", "~1")
    assert sorted(str(each["symbol"]) for each in asked(run, what)) == sorted(symbols)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("    Animal:", "zoo.models.Animal"),
        ("name: {type: string}", "zoo.models.Animal.name"),
        ("barks:", "zoo.models.Dog.barks"),
        ("operationId: getAnimal", "client.animals.get_animal"),
        ("name: full", "client.animals.get_animal(full)"),
        ("apiKey", "zoo.Zoo(key)"),
        ("name: Animals", "client.animals"),
    ],
)
def test_a_line_of_the_document_leads_to_names(
    run: Run, text: str, symbol: str
) -> None:
    found = asked(run, f"api.yaml:{line(text)}")
    assert [each["symbol"] for each in found] == [symbol]


def test_a_column_tells_apart_what_stands_in_one_line(run: Run) -> None:
    at = line("apiKey")
    column = SPEC.split("\n")[at - 1].index("name:") + 1
    (answer,) = asked(run, f"api.yaml:{at}:{column}")
    assert answer["symbol"] == "zoo.Zoo(key)"


def test_a_place_in_another_file(run: Run) -> None:
    Path("parts").mkdir()
    Path("parts/animal.yaml").write_text(
        "Cat:\n  type: object\n  properties:\n    name: {type: string}\n"
    )
    shared = SPEC.replace(
        'schema: {$ref: "#/components/schemas/Dog"}}}\n    put',
        'schema: {$ref: "parts/animal.yaml#/Cat"}}}\n    put',
    )
    Path("api.yaml").write_text(shared)
    assert run("generate")[0] == 0
    (answer,) = asked(run, "Cat.name")
    where = [answer[key] for key in ("file", "line", "column", "pointer")]
    assert where == ["parts/animal.yaml", 4, 5, "#/Cat/properties/name"]
    for what in ("parts/animal.yaml:4", "parts/animal.yaml#/Cat/properties/name"):
        assert [each["symbol"] for each in asked(run, what)] == ["zoo.models.Cat.name"]


# -- no answer


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Animl", "unknown-name: .*did you mean 'Animal'"),
        ("Dog.bark", "unknown-name: .*did you mean 'Dog.barks'"),
        ("zoo.NotFoundError", "not-from-document: .*runtime"),
        ("generated/zoo/_runtime/errors.py:3", "not-from-document: .*runtime"),
        (f"{SCHEMAS}/Dgo", "unknown-place: .*did you mean 'Dog'"),
        ("nowhere.yaml:3", "unknown-place: "),
        ("#/components/parameters/Old", r"api\.yaml:\d+:5: .*not-expressed: "),
    ],
)
def test_what_has_no_answer_is_told(run: Run, what: str, said: str) -> None:
    code, out, err = run("explain", what)
    assert (code, out) == (2, "")
    assert re.search(said, err)


def test_an_output_of_another_document_is_told(run: Run) -> None:
    Path("api.yaml").write_text(SPEC.replace("maxLength: 9", "maxLength: 10"))
    code, out, err = run("explain", "Animal")
    assert (code, out.split("\n")[0]) == (0, "zoo.models.Animal")
    assert "warning: out-of-date: generated was made from another version" in err


def test_without_the_document_names_lead_to_pointers(run: Run) -> None:
    Path("api.yaml").unlink()
    code, out, err = run("explain", "zoo.models.Animal.name")
    assert (code, out) == (0, f"models.Animal\n  {SCHEMAS}/Animal\n")
    assert "warning: not-found" in err
    _, out, _ = run("explain", "animals.get_animal(id)")
    assert out == "client.animals.get_animal\n  #/paths/~1animals~1{id}/get\n"
    _, out, _ = run("explain", f"{SCHEMAS}/Dog")
    assert out == f"models.Dog\n  {SCHEMAS}/Dog\n"
    assert run("explain", "Nothing")[0] == 2


# -- clients


def test_all_clients_are_asked(run: Run) -> None:
    with Path("specpress.toml").open("a") as file:
        file.write('[clients.b]\nspec = "api.yaml"\noutput = "b"\npackage = "park"\n')
    run("generate")
    assert [each["symbol"] for each in asked(run, "Animal")] == [
        "park.models.Animal",
        "zoo.models.Animal",
    ]
    assert [each["symbol"] for each in asked(run, "park.models.Animal")] == [
        "park.models.Animal"
    ]


def test_a_client_that_is_not_configured(run: Run) -> None:
    run("generate", "api.yaml", "-o", "out", "--package", "park")
    code, out, _ = run(
        "explain", "Animal", "api.yaml", "-o", "out", "--package", "park"
    )
    assert code == 0
    assert "  out/park/models/animal.py:" in out


def test_nothing_is_written(run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in Path().rglob("*")}
    run("explain", "Animal")
    assert {path: path.stat().st_mtime_ns for path in Path().rglob("*")} == before


def test_the_first_client(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(ROOT)
    (answer,) = asked(run, "metronome.models.CustomerDetail.name")
    assert answer["pointer"] == f"{SCHEMAS}/CustomerDetail/properties/name"
    assert answer["file"] == "spec/metronome.yaml"
