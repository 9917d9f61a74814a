"""Keys that make it safe to send a request again, and settings of single operations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import httpx2
import pytest
from behaviour.driver import FakeServer, answer
from behaviour.made import client_of, document

PACKAGE = "keyed"
KEY = {"in": "header", "schema": {"type": "string"}}
OK = {"204": {"description": "ok"}}


def _operation(name: str, **more: Any) -> dict[str, Any]:
    return {"operationId": name, "tags": ["calls"], "responses": OK, **more}


PATHS: dict[str, Any] = {
    "/documented": {
        "post": _operation("pay", parameters=[{"name": "Idempotency-Key", **KEY}]),
        "delete": _operation("undo", parameters=[{"name": "Idempotency-Key", **KEY}]),
    },
    "/told": {
        "post": _operation("told", **{"x-specpress": {"idempotency_key": "X-K"}})
    },
    "/none": {
        "post": _operation("plain"),
        "patch": _operation(
            "denied",
            parameters=[{"name": "Idempotency-Key", **KEY}],
            **{"x-specpress": {"idempotency_key": False}},
        ),
        "get": _operation("patient", **{"x-specpress": {"retries": 4, "timeout": 7}}),
    },
}

SCHEMAS: dict[str, Any] = {"Thing": {"type": "object", "properties": {"a": {}}}}

Call = Callable[..., list[httpx2.Request]]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder: Path = tmp_path_factory.mktemp(PACKAGE)
    with client_of(document(SCHEMAS, PATHS), PACKAGE, folder) as package:
        yield package


@pytest.fixture(params=["sync", "async"])
def call(
    package: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Calls an operation of a server that is always down; gives what it was sent."""

    async def no_sleep(_: float) -> None:
        pass

    def no_wait(_: float) -> None:
        pass

    time = SimpleNamespace(sleep=no_wait)
    monkeypatch.setattr(f"{PACKAGE}._runtime.client.time", time)
    monkeypatch.setattr("anyio.sleep", no_sleep)

    def sync_call(name: str, *outcomes: Any, **given: Any) -> list[httpx2.Request]:
        server = FakeServer(*(outcomes or (answer(503),)))
        transport = httpx2.MockTransport(server)
        with httpx2.Client(transport=transport) as http:
            client = package.Keyed(http_client=http)
            with suppress(package.APIError):
                getattr(client.calls, name)(**given)
        return server.requests

    def async_call(name: str, *outcomes: Any, **given: Any) -> list[httpx2.Request]:
        server = FakeServer(*(outcomes or (answer(503),)))

        async def main() -> None:
            transport = httpx2.MockTransport(server)
            async with httpx2.AsyncClient(transport=transport) as http:
                client = package.AsyncKeyed(http_client=http)
                with suppress(package.APIError):
                    await getattr(client.calls, name)(**given)

        asyncio.run(main())
        return server.requests

    return sync_call if request.param == "sync" else async_call


def keys_of(requests: list[httpx2.Request], name: str = "Idempotency-Key") -> list[str]:
    return [each.headers.get(name, "") for each in requests]


@pytest.mark.parametrize(
    ("name", "header"), [("pay", "Idempotency-Key"), ("told", "X-K")]
)
@pytest.mark.parametrize(
    "outcome",
    [answer(503), answer(500), httpx2.ReadTimeout("x"), httpx2.ReadError("x")],
)
def test_a_post_with_a_key_of_its_own_is_sent_again_with_the_same(
    call: Call, name: str, header: str, outcome: Any
) -> None:
    first, second = keys_of(call(name, outcome), header), keys_of(call(name), header)
    assert len(first) == 3
    assert len(set(first)) == len(set(second)) == 1
    assert first[0] != second[0]
    assert UUID(first[0]).version == 4


@pytest.mark.parametrize("status", [400, 409, 422])
def test_what_will_not_change_is_not_sent_again(call: Call, status: int) -> None:
    assert len(call("pay", answer(status))) == 1


def test_the_key_of_the_caller_is_kept(package: Any, call: Call) -> None:
    assert keys_of(call("pay", idempotency_key="mine")) == ["mine"] * 3
    options = package.RequestOptions(idempotency_key="mine")
    assert keys_of(call("pay", options=options)) == ["mine"] * 3
    assert keys_of(call("told", options=options), "X-K") == ["mine"] * 3
    assert keys_of(call("told", options=options)) == [""] * 3


def test_a_key_of_the_caller_makes_any_operation_safe(package: Any, call: Call) -> None:
    options = package.RequestOptions(idempotency_key="mine")
    assert keys_of(call("plain", options=options)) == ["mine"] * 3
    options = package.RequestOptions(headers={"idempotency-key": "mine"})
    assert keys_of(call("plain", options=options)) == ["mine"] * 3


def test_without_a_key_a_post_is_sent_once(call: Call) -> None:
    assert keys_of(call("plain")) == [""]


def test_where_a_key_is_denied_none_makes_it_safe(package: Any, call: Call) -> None:
    assert keys_of(call("denied")) == [""]
    assert keys_of(call("denied", idempotency_key="mine")) == ["mine"]
    options = package.RequestOptions(idempotency_key="mine")
    with pytest.raises(ValueError, match="header name"):
        call("denied", options=options)


def test_what_is_safe_anyway_needs_no_key(call: Call) -> None:
    assert keys_of(call("undo")) == [""] * 3


def test_an_operation_has_settings_and_a_call_its_own(package: Any, call: Call) -> None:
    sent = call("patient")
    assert len(sent) == 5
    assert {each.extensions["timeout"]["read"] for each in sent} == {7}
    options = package.RequestOptions(max_retries=1, timeout=3)
    sent = call("patient", options=options)
    assert len(sent) == 2
    assert {each.extensions["timeout"]["read"] for each in sent} == {3}


def test_a_bad_key_is_refused_by_name(package: Any, call: Call) -> None:
    options = package.RequestOptions(idempotency_key="a\r\nX: b")
    with pytest.raises(ValueError, match=r"^Idempotency-Key: "):
        call("pay", options=options)


@pytest.mark.parametrize("makes", [True, False])
def test_only_clients_with_keys_have_the_part(tmp_path: Path, *, makes: bool) -> None:
    paths = PATHS if makes else {"/none": {"post": _operation("plain")}}
    with client_of(document(SCHEMAS, paths), "parts", tmp_path):
        assert (tmp_path / "parts/_runtime/idempotency.py").exists() is makes
