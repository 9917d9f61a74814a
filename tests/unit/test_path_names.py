"""Methods called after method and path alone, as people name them by hand."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from specpress.config import Client
from specpress.diagnostics import Failure
from specpress.library import generate
from specpress.names import assign_names
from specpress.pipeline import read_api
from specpress.source import parse

Json = dict[str, Any]
CLIENT = Client("", package="example", method_names="path")
# The first two are the issue's own; the others are the vendor's (metronome, by path), and what its
# SDK of 2026 calls them, but for versions: surface.json.
NAMED = {
    "GET /v1/customers/{customer_id}": "customers.get",
    "GET /v1/customers/{customer_id}/invoices": "customers.invoices.list",
    "GET /v1/customers": "customers.list",
    "POST /v1/customers": "customers.create",
    "POST /v1/alerts/archive": "alerts.archive",
    "POST /v1/customers/{customer_id}/setName": "customers.set_name",
    "GET /v1/credit-types/list": "credit_types.list",
    "PUT /v1/billable-metrics/{id}": "billable_metrics.replace",
    "PATCH /v1/things/{id}": "things.update",
    "DELETE /v1/things/{id}": "things.delete",
    "GET /v1/customers/{id}/invoices/{invoice_id}/pdf": "customers.invoices.pdf.get",
    "POST /v1/contracts/get": "contracts.get",
    "POST /v2/contracts/get": "contracts.get_v2",
    "POST /v1/setUpBillingProvider": "root.set_up_billing_provider",
    "GET /": "root.get",
}


def document(*operations: str) -> Json:
    paths: Json = {}
    for number, each in enumerate(operations):
        method, _, path = each.partition(" ")
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        paths.setdefault(path, {})[method.lower()] = {
            "operationId": f"op{number}",
            "tags": ["Customers" if "customers" in path else "Other"],
            "parameters": [
                {
                    "name": name,
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                }
                for name in names
            ],
            "responses": {"200": {"description": ""}},
        }
    info = {"title": "Example", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths}


def named(*operations: str) -> dict[str, str]:
    source = json.dumps(document(*operations)).encode()
    api, _ = read_api(parse(source, "d.json"), CLIENT)
    names = assign_names(api, "example")
    return {
        each.id: f"{names.resources[each.tag].path}.{names.methods[each.id]}"
        for each in api.operations
    }


def test_names_by_hand() -> None:
    assert named(*NAMED) == NAMED


def test_a_name_depends_on_nothing_else() -> None:
    shuffled = random.Random(5).sample([*NAMED], len(NAMED))
    for count in range(1, len(shuffled), 4):
        some = shuffled[:count]
        assert named(*some) == {each: NAMED[each] for each in some}


def test_two_paths_of_one_name_have_others() -> None:
    found = named("GET /a/{x}", "GET /a/{x}/{y}", "GET /a/{x}/b", "GET /a/b")
    assert len(set(found.values())) == 4
    assert found["GET /a/{x}"] == "a.get_a_x"


def test_the_whole_vendor_is_distinct(shared: Path) -> None:
    found = json.loads((shared / "specs/metronome/full-2026-05.json").read_text())
    ids = [
        f"{method.upper()} {path}"
        for path, item in found["paths"].items()
        for method in item
        if method in ("get", "put", "post", "patch", "delete")
    ]
    names = named(*ids)
    assert len(set(names.values())) == len(ids) > 100
    is_plain = [name for name in names.values() if "__" not in name]
    assert len(is_plain) == len(ids)


def test_the_switch_leaves_aliases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from specpress.cli import main

    monkeypatch.chdir(tmp_path)
    Path("api.json").write_text(json.dumps(document("GET /v1/customers/{id}")))
    generate("api.json", "out", package="x")
    command = ["generate", "-q", "api.json", "-o", "out", "--package", "x"]
    assert main([*command, "--method-names", "path"]) == 0
    text = Path("out/x/resources/customers.py").read_text()
    assert "def get(" in text
    assert 'op0 = deprecated("It is called get now.")(get)' in text
    assert 'operation="op0"' in text


def test_another_word_is_an_error(tmp_path: Path) -> None:
    from specpress.config import check_client

    with pytest.raises(Failure, match="bad-option"):
        check_client(Client(str(tmp_path), method_names="tag"))


@pytest.mark.parametrize("tags", [None, ["*"], [""]])
def test_a_tag_without_a_word_is_no_resource(tags: list[str] | None) -> None:
    operation: Json = {"responses": {"204": {"description": "Done."}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": {"/orders": {"get": operation | ({"tags": tags} if tags else {})}},
    }
    api, _ = read_api(parse(json.dumps(document).encode(), "spec.json"), CLIENT)
    assert [each.name.reveal() for each in api.tags] == ["orders"]
