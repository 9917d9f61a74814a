"""include and exclude: what stays, what goes with it, and that what stays does not change."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from specpress import cli
from specpress.config import Client, fingerprint
from specpress.configuration import read_client
from specpress.diagnostics import Failure, Place
from specpress.pipeline import Result, generate
from specpress.published import Published, parse_published
from specpress.selection import Filter, matches_path
from specpress.source import Document, parse, read

SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://api.example.com}]
tags: [{name: pets}, {name: orders}]
security: [{key: []}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getPet
      tags: [pets, open]
      responses: {"200": {$ref: '#/components/responses/Pet'}}
    delete:
      operationId: deletePet
      tags: [pets]
      x-internal: true
      responses: {"204": {description: ok}}
  /orders:
    x-audience: [partner, 7]
    get:
      tags: [orders]
      x-internal: false
      security: [{other: []}]
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: '#/components/schemas/Order'}}
            text/event-stream: {itemSchema: {$ref: '#/components/schemas/Order'}}
    post:
      operationId: createOrder
      tags: [orders]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {"200": {$ref: '#/components/responses/Pet'}}
      callbacks:
        done: {'{$request.body#/url}': {post: {requestBody: {$ref: '#/components/requestBodies/State'}, responses: {"200": {description: ok}}}}}
webhooks:
  pet.sold: {post: {operationId: petSold, tags: [pets], requestBody: {$ref: '#/components/requestBodies/Pet'}, responses: {"200": {description: ok}}}}
  pet.lost: {post: {tags: [pets], requestBody: {$ref: '#/components/requestBodies/Pet'}, responses: {"200": {description: ok}}}}
  order.paid: {post: {tags: [orders], requestBody: {$ref: '#/components/requestBodies/Order'}, responses: {"200": {description: ok}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: K}
    other: {type: http, scheme: bearer}
  responses:
    Pet: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  requestBodies:
    Pet: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    Order: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
    State: {content: {application/json: {schema: {$ref: '#/components/schemas/State'}}}}
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {name: {type: string}, pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Order: {type: object, required: [n], properties: {n: {type: integer, readOnly: true}, pet: {$ref: '#/components/schemas/Pet'}, address: {type: object, properties: {city: {type: string}}}}}
    State: {type: object, properties: {state: {type: string}}}
    Unused: {type: object, properties: {a: {type: string}}}
"""
ALL = {
    *("GET /pets/{id}", "DELETE /pets/{id}", "GET /orders", "POST /orders"),
    *("pet.sold POST", "pet.lost POST", "order.paid POST"),
}
PETS = {"GET /pets/{id}", "DELETE /pets/{id}", "pet.sold POST", "pet.lost POST"}


EVERYTHING = Filter()


def made(include: Filter = EVERYTHING, exclude: Filter = EVERYTHING) -> Result:
    client = Client("shop.yaml", package="shop", include=include, exclude=exclude)
    return generate(parse(SHOP.encode(), "shop.yaml"), client)


def methods(result: Result) -> set[str]:
    """The operations and webhooks that the pages of a tree describe."""
    text = "\n".join(
        data.decode() for path, data in result.tree.items() if path.endswith(".md")
    )
    shown = {
        "GET /pets/{id}": "get_pet",
        "DELETE /pets/{id}": "delete_pet",
        "GET /orders": "get_orders",
        "POST /orders": "create_order",
        "pet.sold POST": "parse_pet_sold",
        "pet.lost POST": "parse_pet_lost",
        "order.paid POST": "parse_order_paid",
    }
    return {id_ for id_, name in shown.items() if f"{name}(" in text}


def models(result: Result) -> set[str]:
    folder = "shop/models/"
    names = {path.removeprefix(folder) for path in result.tree if folder in path}
    return {name.removesuffix(".py") for name in names} - {
        "__init__",
        "__init__.pyi",
        "webhook_payload",
    }


# -- what stays ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("include", "exclude", "stays"),
    [
        (Filter(), Filter(), ALL),
        (Filter(tags=("pets",)), Filter(), PETS),
        (Filter(tags=("open",)), Filter(), {"GET /pets/{id}"}),  # not the first tag
        (
            Filter(paths=("/orders",)),
            Filter(),
            {"GET /orders", "POST /orders"},
        ),
        (Filter(operations=("getPet",)), Filter(), {"GET /pets/{id}"}),
        (Filter(operations=("GET /orders",)), Filter(), {"GET /orders"}),
        (Filter(operations=("petSold",)), Filter(), {"pet.sold POST"}),
        (Filter(operations=("pet.lost",)), Filter(), {"pet.lost POST"}),
        (Filter(extensions=("x-internal",)), Filter(), {"DELETE /pets/{id}"}),
        (Filter(extensions=("x-internal=false",)), Filter(), {"GET /orders"}),
        (  # of the path item; one of a list
            Filter(extensions=("x-audience=partner",)),
            Filter(),
            {"GET /orders", "POST /orders"},
        ),
        (
            Filter(extensions=("x-audience=7",)),
            Filter(),
            {"GET /orders", "POST /orders"},
        ),
        (Filter(), Filter(tags=("pets",)), ALL - PETS),
        (Filter(), Filter(extensions=("x-internal",)), ALL - {"DELETE /pets/{id}"}),
        (  # any of what is listed; exclude wins
            Filter(tags=("pets",), operations=("createOrder",)),
            Filter(paths=("/pets/*",)),
            {"pet.sold POST", "pet.lost POST", "POST /orders"},
        ),
        (Filter(tags=("open",)), Filter(tags=("open",)), set[str]()),
    ],
)
def test_what_stays(include: Filter, exclude: Filter, stays: set[str]) -> None:
    result = made(include, exclude)
    assert methods(result) == stays
    assert "idle-filter" not in {each.code for each in result.diagnostics}


@pytest.mark.parametrize(
    ("pattern", "path", "is_matched"),
    [
        ("/a", "/a", True),
        ("/a", "/a/b", False),
        ("/a/*", "/a/{id}", True),
        ("/a/*", "/a/b/c", False),
        ("/a/**", "/a/b/c", True),
        ("/*/c", "/b/c", True),
        ("**/c", "/a/b/c", True),
        ("/a.b", "/axb", False),
        ("/v*/x", "/v12/x", True),
    ],
)
def test_globs(pattern: str, path: str, is_matched: bool) -> None:  # noqa: FBT001
    assert matches_path(pattern, path) is is_matched


# -- what goes with it -----------------------------------------------------------------


def test_schemas_that_nothing_uses_any_more_are_gone() -> None:
    assert models(made()) == {"order", "owner", "pet", "state", "unused"}
    assert models(made(Filter(tags=("pets",)))) == {"owner", "pet"}
    # a callback stays with its operation, and what it brings
    assert "state" in models(made(Filter(operations=("createOrder",))))
    assert models(made(Filter(operations=("deletePet",)))) == set()


def test_webhooks_are_chosen_among_those_that_stay() -> None:
    text = made(Filter(tags=("orders",))).tree["shop/webhooks.py"].decode()
    assert "parse_pet" not in text
    assert "Pet" not in text


def test_links_to_what_is_gone_are_gone() -> None:
    link = "done: {operationId: deletePet, parameters: {id: $response.body#/id}}"
    text = SHOP.replace(
        "Pet: {description: ok,", f"Pet: {{description: ok, links: {{{link}}},"
    )
    client = Client("s", package="shop", include=Filter(tags=("pets",)))
    assert "shop/links.py" in generate(parse(text.encode(), "s"), client).tree
    client = replace(client, exclude=Filter(operations=("deletePet",)))
    assert "shop/links.py" not in generate(parse(text.encode(), "s"), client).tree


def test_a_stream_stays_with_its_operation() -> None:
    text = made(Filter(operations=("GET /orders",))).tree["shop/resources/orders.py"]
    assert b"def get_orders_stream(" in text
    assert b"def create_order" not in text


# -- what stays does not change --------------------------------------------------------


def definitions(tree: Result) -> Iterator[str]:
    """Every function and method of a client, and every model, with its file and class."""
    for path, data in tree.tree.items():
        if not path.endswith(".py") or "/_runtime/" in path:
            continue
        for node in ast.parse(data).body:
            if "/models/" in path and isinstance(node, ast.ClassDef):
                node.bases = []  # a class that nothing extends has a simpler one
                yield f"{path}: {ast.unparse(node)}"
            elif "/resources/" in path:
                held = node.body if isinstance(node, ast.ClassDef) else [node]
                for each in held:
                    if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                        yield f"{path}: {ast.unparse(each)}"


def is_a_part(part: Result, whole: Result) -> None:
    assert set(definitions(part)) <= set(definitions(whole))
    runtime = {each for each in part.tree if "/_runtime/" in each}
    assert runtime <= whole.tree.keys()
    assert {each for each in part.tree if "/models/" in each} <= whole.tree.keys()
    shown = {
        line for path in whole.tree for line in whole.tree[path].decode().splitlines()
    }
    for path in (each for each in part.tree if "docs/operations/" in each):
        assert part.tree[path] == whole.tree[path], path
    for path in (each for each in part.tree if "/resources/" in each):
        for line in part.tree[path].decode().splitlines():
            # lists of imports are shorter, and may fit on one line
            assert line in shown or "import" in line, (path, line)


@pytest.mark.parametrize("id_", sorted(ALL))
def test_one_operation_is_a_part_of_the_whole(id_: str) -> None:
    name = id_.removesuffix(" POST")
    is_a_part(made(Filter(operations=(name,))), made())


GOLDEN = Path(__file__).parents[1] / "golden"
CASES = (
    *("names", "names-operations", "names-schemas", "read-only", "paging-cursors"),
    *("security", "streams", "subtypes", "swagger-2", "callbacks"),
)


@pytest.mark.parametrize("case", CASES)
def test_any_operation_of_any_document_is_a_part(case: str) -> None:
    spec = GOLDEN / case / "spec.yaml"
    document, client = read(str(spec)), Client("spec.yaml", package="example")
    whole = generate(document, client)
    ids = ids_of(document)
    for id_ in {ids[0], ids[-1]}:
        part = generate(document, replace(client, include=Filter(operations=(id_,))))
        assert "idle-filter" not in {each.code for each in part.diagnostics}
        is_a_part(part, whole)
    # all that is chosen is the whole, but for schemas that nothing uses
    every = generate(document, replace(client, include=Filter(paths=("**",))))
    pages = {each for each in whole.tree if "/resources/" in each}
    assert {each: every.tree[each] for each in pages} == {
        each: whole.tree[each] for each in pages
    }


def ids_of(document: Document) -> Sequence[str]:
    paths = document.root["paths"]
    assert isinstance(paths, dict)
    return [
        f"{method.upper()} {path}"
        for path, item in sorted(paths.items())
        if isinstance(item, dict) and not path.startswith("x-")
        for method in item
        if method in ("get", "put", "post", "delete", "patch")
    ]


def test_names_are_those_of_the_whole_document() -> None:
    # beside `get_pet`, `getPet` is called otherwise (decision 0003); so it is without it
    text = SHOP.replace("deletePet", "get_pet")
    client = Client("s", package="shop", include=Filter(operations=("getPet",)))
    pets = generate(parse(text.encode(), "s"), client).tree["shop/resources/pets.py"]
    assert b"def get_pet(" not in pets
    assert b"def get_pet(" in made(client.include).tree["shop/resources/pets.py"]


def test_the_file_of_names_has_what_is_chosen_and_what_was_known() -> None:
    document = parse(SHOP.encode(), "shop.yaml")
    client = Client("shop.yaml", package="shop", include=Filter(tags=("pets",)))
    whole = generate(document, replace(client, include=Filter()), _published(b""))
    part = generate(document, client, _published(b""))
    assert part.names is not None
    assert whole.names is not None
    lines = part.names.decode().splitlines()
    assert set(lines) < set(whole.names.decode().splitlines())
    assert '"#/components/schemas/Pet" = "Pet"' in lines
    assert not any("orders" in line or "Order" in line for line in lines)
    # narrower later: nothing is forgotten, so that it may come back
    assert generate(document, client, _published(whole.names)).names == whole.names


def _published(content: bytes) -> Published:
    return parse_published(content, Place("names.toml"))


# -- what is said ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"tags": ["pet"]}, "'pet' among its tags (did you mean 'pets'?)"),
        ({"paths": ["/order"]}, "'/order' among its paths (did you mean '/orders'?)"),
        ({"operations": ["getPets"]}, "(did you mean 'getPet'?)"),
        ({"operations": ["PUT /orders"]}, "(did you mean 'POST /orders'?)"),
        ({"extensions": ["x-intern"]}, "(did you mean 'x-internal'?)"),
        ({"extensions": ["x-internal=no"]}, "(did you mean 'x-internal'?)"),
    ],
)
@pytest.mark.parametrize("key", ["include", "exclude"])
def test_a_filter_that_matches_nothing(
    key: str, given: dict[str, object], message: str
) -> None:
    table = {"spec": "shop.yaml", "package": "shop", key: given}
    client = read_client(Path("specpress.toml"), "clients.shop", table)
    found = generate(parse(SHOP.encode(), "shop.yaml"), client).diagnostics
    (said,) = (each for each in found if each.code == "idle-filter")
    assert str(said.where) == "specpress.toml"
    assert message in str(said)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "clients.shop.include is not a table"),
        ({"tag": ["a"]}, "unknown key clients.shop.include.tag (did you mean 'tags'?)"),
        ({"tags": "a"}, "clients.shop.include.tags is not a list of strings"),
        ({"tags": [1]}, "clients.shop.include.tags is not a list of strings"),
        ({"tags": [""]}, "clients.shop.include.tags cannot hold ''"),
        ({"paths": ["v1"]}, "clients.shop.include.paths cannot hold 'v1'"),
        ({"extensions": ["internal"]}, "extensions cannot hold 'internal'"),
    ],
)
def test_what_is_no_filter(given: object, message: str) -> None:
    table = {"spec": "shop.yaml", "include": given}
    with pytest.raises(Failure) as caught:
        read_client(Path("specpress.toml"), "clients.shop", table)
    assert message in str(caught.value)


def test_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shop.yaml").write_text(SHOP)
    filters = ("--include", "tags=pets", "--include", "paths=/orders", "--exclude")
    assert cli.main(["generate", "shop.yaml", *filters, "operations=createOrder"]) == 0
    orders = Path("generated/shop/resources/orders.py").read_text()
    assert "def get_orders(" in orders
    assert "def create_order" not in orders
    with pytest.raises(SystemExit):
        cli.main(["generate", "shop.yaml", "--include", "tag=pets"])
    assert "it takes tags=a tag; paths=" in capsys.readouterr().err


def test_a_changed_filter_is_a_changed_setting() -> None:
    usual = Client("a")
    chosen = replace(usual, include=Filter(tags=("a",)))
    other = replace(usual, exclude=Filter(tags=("a",)))
    assert len({fingerprint(each) for each in (usual, chosen, other)}) == 3
