"""Settings of single operations: by the configuration, by `x-specpress`, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from specpress import ir
from specpress.config import Client
from specpress.configuration import read_client
from specpress.diagnostics import Failure
from specpress.literals import Text
from specpress.pipeline import read_api
from specpress.source import parse

HERE = Path("specpress.toml")


def client(operations: object) -> Client:
    return read_client(HERE, "clients.pets", {"spec": "-", "operations": operations})


def read(
    operations: object, extension: object = None, more: dict[str, Any] | None = None
) -> tuple[ir.OperationSettings, list[str]]:
    """The settings of the first operation, and what was found."""
    operation: dict[str, Any] = {
        "operationId": "listPets",
        "responses": {"200": {"description": "ok"}},
    }
    if extension is not None:
        operation["x-specpress"] = extension
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.test"}],
        "paths": {"/pets": {"get": operation, **(more or {})}},
    }
    text = json.dumps(document, indent=1).encode()
    api, report = read_api(parse(text, "pets.json"), client(operations))
    return api.operations[0].settings, [str(each) for each in report.sorted()]


@pytest.mark.parametrize("name", ["listPets", "GET /pets"])
def test_an_operation_is_named_by_its_id_or_by_method_and_path(name: str) -> None:
    settings, found = read({name: {"retries": 0, "timeout": 5, "paging": False}})
    assert (settings.retries, settings.timeout) == (0, 5.0)
    assert settings.paging is False
    assert settings.idempotency_key is None
    assert str(settings.where) == "specpress.toml"
    assert not found


def test_the_configuration_wins_key_by_key() -> None:
    extension = {"retries": 1, "idempotency_key": "Idempotency-Key"}
    settings, found = read({"listPets": {"retries": 5}}, extension)
    assert settings.retries == 5
    assert settings.idempotency_key == Text("Idempotency-Key")
    assert not found


def test_paging_as_a_table() -> None:
    paging = {"style": "cursor", "items": "/a~1b/c~0d", "next": "/n", "parameter": "p"}
    settings = client({"listPets": {"paging": paging}}).operations["listPets"]
    assert settings.paging == ir.PagingSettings(
        style=ir.PagingStyle.CURSOR,
        items=(Text("a/b"), Text("c~d")),  # RFC 6901, section 4
        next=(Text("n"),),
        parameter=Text("p"),
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (3, "operations.'listPets' is not a table"),
        ({"retry": 1}, "unknown key retry (did you mean 'retries'?)"),
        ({"retries": -1}, "retries is not a whole number, 0 or more"),
        ({"retries": True}, "retries is not a whole number, 0 or more"),
        (
            {"timeout": 0},
            "timeout is not a number of seconds, above 0 and at most a day",
        ),
        ({"timeout": float("nan")}, "timeout is not a number of seconds, above 0"),
        ({"timeout": "5"}, "timeout is not a number of seconds"),
        ({"idempotency_key": "a b"}, "idempotency_key is not the name of a header"),
        ({"idempotency_key": True}, "idempotency_key is not the name of a header"),
        ({"paging": True}, "paging is not a table or false"),
        ({"paging": {}}, "paging has no style (one of cursor, last-item, offset"),
        ({"paging": {"style": "token"}}, "paging.style is not one of cursor, last-"),
        (
            {"paging": {"style": "link", "item": "/data"}},
            "paging.item means nothing with style 'link'",
        ),
        (
            {"paging": {"style": "link", "itmes": "/data"}},
            "unknown key paging.itmes (did you mean 'items'?)",
        ),
        (
            {"paging": {"style": "cursor", "parameter": "c"}},
            "paging has no next, which style 'cursor' needs",
        ),
        (
            {"paging": {"style": "page"}},
            "paging needs either parameter or body, with style 'page'",
        ),
        (
            {"paging": {"style": "page", "parameter": "p", "body": "/p"}},
            "paging needs either parameter or body, with style 'page'",
        ),
        (
            {"paging": {"style": "link", "items": "data"}},
            "paging.items is not a JSON pointer as '/data' (RFC 6901)",
        ),
    ],
)
def test_what_means_nothing_is_an_error_in_the_configuration(
    table: object, message: str
) -> None:
    with pytest.raises(Failure) as failure:
        client({"listPets": table})
    text = str(failure.value)
    assert text.startswith("specpress.toml: error: bad-config: clients.pets.operations")
    assert message in text


def test_and_a_warning_with_its_place_in_the_document() -> None:
    extension = {"retries": 3, "paging": {"stile": "link"}, "retry": 1}
    settings, (first, second) = read({}, extension)
    assert settings.retries == 3
    assert settings.paging is None
    # lines and columns of the keys, counted in what `json.dumps` writes with an indent of 1
    assert first == (
        "pets.json:24:7: warning: bad-setting: x-specpress: unknown key paging.stile;"
        " it is not used (did you mean 'style'?)"
    )
    assert second == (
        "pets.json:26:6: warning: bad-setting: x-specpress: unknown key retry;"
        " it is not used (did you mean 'retries'?)"
    )


def test_an_extension_that_is_no_object() -> None:
    settings, found = read({}, ["retries"])
    assert settings == ir.OperationSettings()
    assert "wrong-shape: 'x-specpress' is not an object" in found[0]


def test_an_unknown_operation_is_an_error() -> None:
    with pytest.raises(Failure) as failure:
        read({"GET /pet": {"retries": 0}})
    assert str(failure.value) == (
        "specpress.toml: error: unknown-operation: there is no operation 'GET /pet'"
        " (did you mean 'GET /pets'?)"
    )


def test_a_name_of_two_operations_is_an_error() -> None:
    twin = {"operationId": "listPets", "responses": {"200": {"description": "ok"}}}
    with pytest.raises(Failure) as failure:
        read({"listPets": {"retries": 0}}, more={"put": twin})
    assert "2 operations are called 'listPets' (name them by" in str(failure.value)


def test_operations_are_a_table() -> None:
    with pytest.raises(Failure, match=r"clients\.pets\.operations is not a table"):
        client(["listPets"])
