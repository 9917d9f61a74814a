"""What is sent, to the byte: the tables under `wire/` through a client made of them."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.wire import bodies, credentials, paths, styles, values
from behaviour.wire.case import SCHEMAS, Case
from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import parse

TABLES = {
    "bodies": bodies.CASES,
    "credentials": credentials.CASES,
    "paths": paths.CASES,
    "styles": styles.CASES,
    "values": values.CASES,
}
CASES = {
    f"{table}_{number}": case
    for table, cases in TABLES.items()
    for number, case in enumerate(cases)
}
PACKAGE = "wire_client"


def document() -> dict[str, Any]:
    """One operation a case, each with a path of its own."""
    items: dict[str, Any] = {}
    for name, case in CASES.items():
        operation: dict[str, Any] = {
            "operationId": name,
            "tags": ["calls"],
            "parameters": list(case.parameters),
            "responses": {"200": {"description": "ok"}},
            "security": case.security,
        }
        if case.request is not None:
            operation["requestBody"] = case.request
        items[f"/{name}{case.path}"] = {case.method: operation}
    return {
        "openapi": "3.2.0",
        "info": {"title": "Wire", "version": "1"},
        "servers": [{"url": "https://wire.test"}],
        "paths": items,
        "components": {"schemas": SCHEMAS, "securitySchemes": credentials.SCHEMES},
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder: Path = tmp_path_factory.mktemp("wire")
    source = json.dumps(document()).encode()
    tree = generate(parse(source, "wire.json"), Client("", package=PACKAGE)).tree
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


Send = Callable[[Any, str, Any], None]


def send_sync(
    package: Any, name: str, arguments: Any, sent: list[httpx2.Request]
) -> None:
    transport = httpx2.MockTransport(answering(sent))
    with httpx2.Client(transport=transport) as http:
        client = package.WireClient(http_client=http, **CASES[name].settings)
        getattr(client.calls, name)(**arguments)


def send_async(
    package: Any, name: str, arguments: Any, sent: list[httpx2.Request]
) -> None:
    async def main() -> None:
        transport = httpx2.MockTransport(answering(sent))
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncWireClient(http_client=http, **CASES[name].settings)
            await getattr(client.calls, name)(**arguments)

    asyncio.run(main())


def answering(
    sent: list[httpx2.Request],
) -> Callable[[httpx2.Request], httpx2.Response]:
    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200)

    return answer


@pytest.mark.parametrize("send", [send_sync, send_async], ids=["sync", "async"])
@pytest.mark.parametrize("name", CASES)
def test_a_call_sends_what_the_rules_say(package: Any, name: str, send: Any) -> None:
    case = CASES[name]
    arguments = case.arguments
    if callable(arguments):
        arguments = arguments(package.models)
    sent: list[httpx2.Request] = []
    if case.refused:
        with pytest.raises(ValueError, match=f"^{re.escape(case.refused)}"):
            send(package, name, arguments, sent)
        assert not sent
        return
    if case.missing:
        with pytest.raises(package.MissingCredentialsError) as caught:
            send(package, name, arguments, sent)
        assert [word for word in case.missing if word not in str(caught.value)] == []
        assert not sent
        return
    send(package, name, arguments, sent)
    (request,) = sent
    compare(case, name, request)


def compare(case: Case, name: str, request: httpx2.Request) -> None:
    body, headers = request.content, dict(request.headers)
    boundary = re.search("boundary=(.*)", headers.get("content-type", ""))
    if boundary:
        headers["content-type"] = headers["content-type"].replace(
            boundary[1], "BOUNDARY"
        )
        body = body.replace(f"--{boundary[1]}".encode(), b"--BOUNDARY")
    assert request.method == case.method.upper()
    assert request.url.raw_path.decode() == f"/{name}{case.target}", case.rule
    for field, value in case.headers.items():
        assert headers.get(field.lower()) == value, case.rule
    for field in case.absent:
        assert field.lower() not in headers, case.rule
    assert body == case.body, case.rule
