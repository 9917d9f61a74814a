"""Links of responses: the table of `wire/links.py` through a client, and what is no link."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document
from behaviour.wire.links import ARGUMENTS, BODY, HEADERS, Linked
from behaviour.wire.links import CASES as ALL

CASES = {f"case_{number}": case for number, case in enumerate(ALL)}
ANYTHING: Json = {"content": {"application/json": {"schema": {}}}}


def _query(name: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "schema": {}}


def paths() -> Json:
    """A source and a target for each case."""
    found: Json = {}
    for name, case in CASES.items():
        needs = "w" in case.link.get("parameters", {})
        answer = {
            "description": "ok",
            **ANYTHING,
            "links": {"go": {**case.link, "operationId": f"{name}_target"}},
        }
        found[f"/{name}/{{id}}"] = {
            "post": {
                "operationId": name,
                "tags": ["calls"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    },
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                    _query("q"),
                ],
                "requestBody": ANYTHING,
                "responses": {"200": answer},
            }
        }
        found[f"/{name}/target"] = {
            "put": {
                "operationId": f"{name}_target",
                "tags": ["calls"],
                "parameters": [_query("v"), *([_query("w", required=True)] * needs)],
                "requestBody": ANYTHING,
                "responses": {"200": {"description": "ok"}},
            }
        }
    return found


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    schemas: Json = {"It": {"type": "object", "properties": {"a": {}}}}
    folder = tmp_path_factory.mktemp("links")
    with client_of(document(schemas, paths()), "links_client", folder) as found:
        yield found


def answer_to(sent: list[httpx2.Request]) -> httpx2.MockTransport:
    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, headers=HEADERS, json=BODY)

    return httpx2.MockTransport(answer)


def follow_sync(package: Any, name: str, sent: list[httpx2.Request]) -> None:
    with httpx2.Client(transport=answer_to(sent)) as http:
        client = package.LinksClient(http_client=http)
        request = request_of(package, name)
        client.send(linked(package, name, request, client.send(request)))


def follow_async(package: Any, name: str, sent: list[httpx2.Request]) -> None:
    async def main() -> None:
        async with httpx2.AsyncClient(transport=answer_to(sent)) as http:
            client = package.AsyncLinksClient(http_client=http)
            request = request_of(package, name)
            response = await client.send(request)
            await client.send(linked(package, name, request, response))

    asyncio.run(main())


def request_of(package: Any, name: str) -> Any:
    calls = importlib.import_module(f"{package.__name__}.resources.calls")
    return getattr(calls, f"{name}_request")(**ARGUMENTS)


def linked(package: Any, name: str, request: Any, response: Any) -> Any:
    """The request that a response links to; some links need the request as well."""
    function = getattr(package.links, f"{name}_go")
    needs_request = "request" in function.__annotations__
    return function(response, *([request] * needs_request))


@pytest.mark.parametrize("follow", [follow_sync, follow_async], ids=["sync", "async"])
@pytest.mark.parametrize("name", CASES)
def test_a_link_leads_to_what_the_rules_say(
    package: Any, name: str, follow: Any
) -> None:
    case: Linked = CASES[name]
    sent: list[httpx2.Request] = []
    if case.missing:
        with pytest.raises(package.LinkError, match=f"finds no {case.missing}"):
            follow(package, name, sent)
        assert len(sent) == 1
        return
    follow(package, name, sent)
    target = case.target.replace("SOURCE", name)
    assert sent[1].method == "PUT"
    assert sent[1].url.raw_path.decode() == f"/{name}/target{target}", case.rule
    assert sent[1].content == case.body, case.rule
