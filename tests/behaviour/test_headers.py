"""Headers of answers as typed attributes: the tables of `wire/headers.py` through a client."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document
from behaviour.test_answers import plain
from behaviour.wire.headers import RECEIVED, SCHEMAS, Received

CASES = {f"case_{number}": case for number, case in enumerate(RECEIVED)}
LIMITED: Json = {
    "description": "Too fast.",
    "headers": {"X-RateLimit-Reset": {"schema": {"type": "integer"}}},
}
INTEGERS: Json = {"schema": {"type": "array", "items": {"type": "integer"}}}
PATHS: Json = {
    f"/{name}": {
        "get": {
            "operationId": name,
            "tags": ["calls"],
            "responses": {
                "200": {"description": "x", "headers": {"X-It": case.header}},
                "429": {"$ref": "#/components/responses/Limited"},
            },
        }
    }
    for name, case in CASES.items()
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("headers")
    described = document(SCHEMAS, PATHS)
    described["components"]["responses"] = {"Limited": LIMITED}
    with client_of(described, "headers_client", folder) as found:
        yield found


def answering(headers: dict[str, str], status: int = 200) -> httpx2.MockTransport:
    return httpx2.MockTransport(lambda _: httpx2.Response(status, headers=headers))


def request_of(package: Any, name: str) -> Any:
    calls = importlib.import_module(f"{package.__name__}.resources.calls")
    return getattr(calls, f"{name}_request")()


def send_sync(package: Any, name: str, transport: httpx2.MockTransport) -> Any:
    with httpx2.Client(transport=transport) as http:
        client = package.HeadersClient(http_client=http)
        return client.send(request_of(package, name))


def send_async(package: Any, name: str, transport: httpx2.MockTransport) -> Any:
    async def main() -> Any:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncHeadersClient(http_client=http)
            return await client.send(request_of(package, name))

    return asyncio.run(main())


def class_of(package: Any, name: str) -> Any:
    return getattr(package.headers, f"Case{name.removeprefix('case_')}Headers")


def sent(case: Received) -> dict[str, str]:
    # a name in any case (RFC 9110, section 5.1)
    return {} if case.text is None else {"x-IT": case.text}


@pytest.mark.parametrize("send", [send_sync, send_async], ids=["sync", "async"])
@pytest.mark.parametrize("name", CASES)
def test_a_header_becomes_what_the_rules_say(
    package: Any, name: str, send: Any
) -> None:
    case = CASES[name]
    response = send(package, name, answering(sent(case)))
    found = class_of(package, name)(response)
    assert plain(found.x_it) == case.value, case.rule
    assert isinstance(plain(found.x_it), type(case.value)), case.rule
    places = [".".join(map(str, each.path)) for each in found.misfits]
    assert tuple(places) == case.misfits, case.rule
    assert response.misfits == ()


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name].misfits])
def test_strict_headers_raise(package: Any, name: str) -> None:
    case = CASES[name]
    response = send_sync(package, name, answering(sent(case)))
    with pytest.raises(package.ResponseDecodeError) as caught:
        class_of(package, name)(response, strict=True)
    assert case.misfits[0] in str(caught.value)
    assert caught.value.response is response


def test_headers_of_an_error(package: Any) -> None:
    transport = answering({"X-RateLimit-Reset": "7"}, 429)
    with httpx2.Client(transport=transport) as http:
        options = package.RequestOptions(max_retries=0)
        client = package.HeadersClient(http_client=http, options=options)
        with pytest.raises(package.RateLimitError) as caught:
            client.calls.case_0()
    found = package.headers.LimitedHeaders(caught.value.response)
    assert found.x_rate_limit_reset == 7


def test_a_misfit_is_logged_once_and_without_its_value(
    package: Any, caplog: pytest.LogCaptureFixture
) -> None:
    name = next(name for name, case in CASES.items() if case.header == INTEGERS)
    response = send_sync(package, name, answering({"X-It": "s3cret,t0ken"}))
    with caplog.at_level("WARNING", "headers_client"):
        found = [class_of(package, name)(response) for _ in range(2)]
    (record,) = caplog.records
    assert record.getMessage() == (
        f"{type(found[0]).__name__}: X-It.0: Input should be a valid integer (got str)"
    )
    assert [each.got for each in found[0].misfits] == ["s3cret", "t0ken"]
    assert "s3cret" not in repr(found[0]) + str(found[0].misfits)


def test_what_came_cannot_be_changed(package: Any) -> None:
    response = send_sync(package, "case_0", answering({"X-It": "a"}))
    found = package.headers.Case0Headers(response)
    with pytest.raises(AttributeError, match="x_it"):
        found.x_it = "b"
    assert found.x_it == "a"
