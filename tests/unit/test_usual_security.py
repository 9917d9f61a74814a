"""What requests take that do not say: told by what operations' neighbours must not change."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.made import client_of
from specpress import ir
from specpress.config import Client
from specpress.pipeline import generate, read_api
from specpress.source import Document, parse

Json = dict[str, Any]
Alternatives = list[list[str]]
ONE, OTHER, BOTH = [["one"]], [["other"]], [["one", "other"]]
EITHER = [["one"], ["other"]]
NONE: Alternatives = []
TOKEN: Alternatives = [["token"]]
OPTIONAL: Alternatives = [["token"], []]
ANYONE: Alternatives = [[]]


def _security(alternatives: Alternatives) -> list[Json]:
    return [{name: [] for name in each} for each in alternatives]


def _document(
    root: Alternatives | None, operations: list[Alternatives | None]
) -> Document:
    key = {"type": "apiKey", "in": "header"}
    content: Json = {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {},
        "components": {
            "securitySchemes": {
                name: {**key, "name": f"X-{name}"} for name in ("one", "other")
            }
        },
    }
    if root is not None:
        content["security"] = _security(root)
    for number, own in enumerate(operations):
        security = {} if own is None else {"security": _security(own)}
        content["paths"][f"/{number}"] = {
            "get": {
                "operationId": f"get{number}",
                "tags": [f"calls{number}"],
                "responses": {"204": {"description": "ok"}},
                **security,
            }
        }
    return parse(json.dumps(content).encode(), "spec.json")


def _names(security: ir.Security) -> Alternatives:
    return [[each.scheme.reveal() for each in alternative] for alternative in security]


@pytest.mark.parametrize(
    ("root", "operations", "usual"),
    [
        (ONE, [None, OTHER, OTHER], ONE),
        (ONE, [OTHER, OTHER], ONE),
        (BOTH, [ONE, ONE], BOTH),
        (None, [ONE, ONE, OTHER], ONE),
        (None, [OTHER, EITHER, OTHER], OTHER),
        (None, [ONE, OTHER], ONE),
        (None, [ONE, OTHER, BOTH, EITHER], []),
        (None, [ONE, None, None], ONE),
        (None, [[[], ["one"]], [["one"], []]], [["one"], []]),
        (NONE, [OTHER, OTHER], OTHER),
        (None, [None], []),
        (None, [], []),
    ],
)
def test_the_document_says_what_is_usual_or_else_half_of_its_operations(
    root: Alternatives | None,
    operations: list[Alternatives | None],
    usual: Alternatives,
) -> None:
    api, _ = read_api(_document(root, operations), Client("spec.json"))
    assert _names(api.security) == usual


@pytest.mark.parametrize(
    ("root", "operations", "sent"),
    [
        (OPTIONAL, [None], [True]),
        (ANYONE, [None, TOKEN], [True, False]),
        (None, [OPTIONAL, ANYONE, TOKEN, None], [True, True, False, True]),
        (TOKEN, [None, NONE], [False, True]),
        (None, [TOKEN, None], [False, True]),
    ],
)
def test_who_has_no_token_can_call_what_needs_none(
    root: Alternatives | None,
    operations: list[Alternatives | None],
    sent: list[bool],
    tmp_path: Path,
) -> None:
    """A Security Requirement Object that is empty makes credentials optional."""
    document = json.loads(json.dumps(_document(root, operations).root))
    bearer = {"type": "http", "scheme": "bearer"}
    schemas = {"Thing": {"type": "object", "properties": {"id": {"type": "string"}}}}
    document["components"] = {"securitySchemes": {"token": bearer}, "schemas": schemas}
    with client_of(document, "tokens_client", tmp_path) as package:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(204))
        with httpx2.Client(transport=transport) as http:
            client = package.TokensClient(http_client=http)
            for number, is_sent in enumerate(sent):
                resource: Any = getattr(client, f"calls{number}")
                wanted = nullcontext() if is_sent else _missing(package)
                with wanted:
                    getattr(resource, f"get{number}")()


def _missing(package: Any) -> AbstractContextManager[object]:
    found: AbstractContextManager[object] = pytest.raises(
        package.MissingCredentialsError
    )
    return found


@pytest.mark.parametrize(
    ("root", "first", "added"),
    [
        (BOTH, [ONE, ONE], None),
        (EITHER, [ONE, NONE], None),
        (ONE, [OTHER], None),
        (ONE, [None, NONE], OTHER),
        (None, [ONE, ONE], OTHER),
        (None, [ONE, None], OTHER),
    ],
)
def test_an_operation_more_does_not_change_what_others_say(
    root: Alternatives | None,
    first: list[Alternatives | None],
    added: Alternatives | None,
) -> None:
    client = Client("spec.json", package="example")
    old = generate(_document(root, first), client).tree
    new = generate(_document(root, [*first, added]), client).tree
    resources = [each for each in old if each.startswith("example/resources/calls")]
    assert len(resources) == len(first)
    assert [new[each] for each in resources] == [old[each] for each in resources]


@pytest.mark.parametrize(
    ("root", "operations", "line"),
    [
        (EITHER, [None], 'default=(("one",), ("other",)),'),
        (EITHER, [ONE, ONE], 'default=(("one",),),'),
        (BOTH, [ONE, ONE], ""),
        (None, [ONE, ONE, NONE], 'default=(("one",),),'),
    ],
)
def test_a_request_of_ones_own_takes_what_there_are_credentials_for(
    root: Alternatives | None, operations: list[Alternatives | None], line: str
) -> None:
    client = Client("spec.json", package="example")
    tree = generate(_document(root, operations), client).tree
    text = tree["example/client.py"].decode()
    found = [each.strip() for each in text.splitlines() if "default=(" in each]
    assert "".join(found) == line
