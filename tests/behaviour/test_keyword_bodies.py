"""Object bodies as keyword arguments (`keyword_bodies`): what is sent, and what is refused."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, document
from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import parse

PACKAGE = "keywords_client"
ORDER: Json = {"$ref": "#/components/schemas/Order"}
SCHEMAS: Json = {
    "Order": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "dueAt": {"type": ["string", "null"], "format": "date-time"},
            "count": {"type": "integer"},
        },
    }
}


def _operation(name: str, schema: Json, **more: Any) -> Json:
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": name,
        "tags": ["orders"],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "ok"}},
        **more,
    }


def _parameter(name: str) -> Json:
    return {"name": name, "in": "query", "schema": {"type": "string"}}


OPTIONAL: Json = {"content": {"application/json": {"schema": ORDER}}}
PATHS: Json = {
    "/create": {"post": _operation("create", ORDER)},
    "/change": {"post": _operation("change", ORDER, requestBody=OPTIONAL)},
    # what cannot be given by keywords
    "/named": {"post": _operation("named", ORDER, parameters=[_parameter("count")])},
    "/hidden": {"post": _operation("hidden", ORDER, parameters=[_parameter("fields")])},
    "/listed": {"post": _operation("listed", {"type": "array", "items": ORDER})},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keywords")
    source = json.dumps(document(SCHEMAS, PATHS)).encode()
    client = Client("", package=PACKAGE, keyword_bodies=True)
    for path, data in generate(parse(source, "made.json"), client).tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


Sent = list[httpx2.Request]


def answering(sent: Sent) -> httpx2.MockTransport:
    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200)

    return httpx2.MockTransport(answer)


def send_sync(package: Any, name: str, sent: Sent, /, **given: Any) -> None:
    with httpx2.Client(transport=answering(sent)) as http:
        getattr(package.KeywordsClient(http_client=http).orders, name)(**given)


def send_async(package: Any, name: str, sent: Sent, /, **given: Any) -> None:
    async def main() -> None:
        async with httpx2.AsyncClient(transport=answering(sent)) as http:
            client = package.AsyncKeywordsClient(http_client=http)
            await getattr(client.orders, name)(**given)

    asyncio.run(main())


Send = Callable[..., None]


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Send:
    found: Send = request.param
    return found


@pytest.mark.parametrize("name", ["create", "change"])
@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x"},
        {"name": "x", "due_at": None},
        {"name": "x", "due_at": "2024-05-06T07:08:09Z", "count": 0},
    ],
)
def test_fields_are_sent_as_the_model_is(
    package: Any, send: Send, name: str, fields: Json
) -> None:
    sent: Sent = []
    send(package, name, sent, **fields)
    send(package, name, sent, body=package.models.Order(**fields))
    first, second = sent
    wire = {"dueAt" if key == "due_at" else key: each for key, each in fields.items()}
    assert json.loads(first.content) == wire
    assert first.content == second.content
    assert first.headers["content-type"] == second.headers["content-type"]


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("create", {}, "body: it is needed"),
        ("create", {"body": {"name": "x"}, "name": "x"}, "body: either"),
        ("change", {"body": {"name": "x"}, "name": "x"}, "body: either"),
        ("create", {"count": 1}, "name: Field required"),
        ("create", {"name": 1}, "name: Input should be a valid string"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_sent(
    package: Any, send: Send, name: str, given: Json, problem: str
) -> None:
    sent: Sent = []
    with pytest.raises(ValueError, match=problem):
        send(package, name, sent, **given)
    assert not sent


def test_an_optional_body_may_be_left_out(package: Any, send: Send) -> None:
    sent: Sent = []
    send(package, "change", sent)
    assert sent[0].content == b""


@pytest.mark.parametrize("name", ["named", "hidden", "listed"])
def test_other_bodies_are_one_argument(package: Any, send: Send, name: str) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'name'"):
        send(package, name, [], body={"name": "x"}, name="x")


USES = """
from datetime import UTC, datetime

from keywords_client import AsyncKeywordsClient, KeywordsClient, models


def use(client: KeywordsClient) -> None:
    client.orders.create(name="x")
    client.orders.create(name="x", due_at=datetime.now(UTC), count=1)
    client.orders.create(name="x", due_at=None)
    client.orders.create(models.Order(name="x"))
    client.orders.create({"name": "x"})
    client.orders.change()
    client.orders.create()  # wrong: a field is missing
    client.orders.create(count=1)  # wrong: a field is missing
    client.orders.create(name=1)  # wrong: a type
    client.orders.create(name="x", count=None)  # wrong: null
    client.orders.create(name="x", nome="y")  # wrong: no such field
    client.orders.create({"name": "x"}, name="x")  # wrong: both


async def use_async(client: AsyncKeywordsClient) -> None:
    await client.orders.create(name="x")
    await client.orders.create(nome="x")  # wrong: no such field
"""


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_type_checkers_check_the_fields(folder: Path, tool: str) -> None:
    (folder / "use.py").write_text(USES)
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    command = {
        "mypy": ["mypy", "--strict", "--config-file=", "use.py"],
        "pyright": ["pyright", "--pythonpath", sys.executable],
    }[tool]
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = {n for n, line in enumerate(USES.splitlines(), 1) if "# wrong" in line}
    found = re.findall(r"use\.py:(\d+).*error", done.stdout)
    assert {int(number) for number in found} == wrong, done.stdout
    assert "keywords_client/" not in done.stdout, done.stdout
