"""Where a call goes: the table under `wire/servers` through a client made of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from behaviour.made import client_of
from behaviour.wire.servers import CASES, DOCUMENT, Case


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    components: dict[str, Any] = {
        "schemas": {"S": {"type": "object", "properties": {"a": {}}}}
    }
    made = {**DOCUMENT, "components": components}
    with client_of(made, "served", tmp_path_factory.mktemp("served")) as found:
        yield found


def call_sync(package: Any, case: Case) -> list[httpx2.Request]:
    sent: list[httpx2.Request] = []
    with httpx2.Client(transport=httpx2.MockTransport(_done(sent))) as http:
        client = package.Served(http_client=http, **case.settings)
        getattr(client.calls, case.operation)()
    return sent


def call_async(package: Any, case: Case) -> list[httpx2.Request]:
    sent: list[httpx2.Request] = []

    async def main() -> None:
        async with httpx2.AsyncClient(
            transport=httpx2.MockTransport(_done(sent))
        ) as http:
            client = package.AsyncServed(http_client=http, **case.settings)
            await getattr(client.calls, case.operation)()

    asyncio.run(main())
    return sent


def _done(sent: list[httpx2.Request]) -> Any:
    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(204)

    return answer


@pytest.mark.parametrize("call", [call_sync, call_async])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.operation}-{case.url}")
def test_a_call_goes_where_the_rules_say(
    package: Any, call: Any, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in case.environment.items():
        monkeypatch.setenv(name, value)
    if case.refused:
        with pytest.raises(ValueError, match=f"^{case.refused}"):
            call(package, case)
        return
    (request,) = call(package, case)
    assert str(request.url) == case.url, case.rule
