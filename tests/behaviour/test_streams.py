"""Streams and files: the tables of `wire/streams.py` through a client, and real sockets."""

from __future__ import annotations

import asyncio
import importlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document
from behaviour.sockets import Served, chunk, head, serving
from behaviour.wire.streams import EVENTS, STREAMS, StreamCase
from pydantic import BaseModel

INTEGER: Json = {"type": "integer"}
PRICE: Json = {"$ref": "#/components/schemas/Price"}
SCHEMAS: Json = {
    "Price": {
        "type": "object",
        "required": ["amount"],
        "properties": {"amount": INTEGER},
    }
}
CONTENT: Json = {
    "texts": {"text/event-stream": {"schema": {"type": "string"}}},
    "prices": {"text/event-stream": {"schema": PRICE}},
    "lines": {"application/jsonl": {"itemSchema": INTEGER}},
    "words": {"application/x-ndjson": {"itemSchema": {"type": "string"}}},
    "records": {"application/json-seq": {"itemSchema": INTEGER}},
    "file": {"application/pdf": {}},
}
TYPES = {name: next(iter(content)) for name, content in CONTENT.items()}
PATHS: Json = {
    f"/{name}": {
        "get": {
            "operationId": name,
            "tags": ["calls"],
            "responses": {"200": {"description": "x", "content": content}},
        }
    }
    for name, content in CONTENT.items()
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    made = document(SCHEMAS, PATHS, "3.2.0")
    with client_of(made, "streams_client", tmp_path_factory.mktemp("streams")) as found:
        yield found


class Parts(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that comes in parts, and knows whether it was closed."""

    def __init__(self, body: bytes, size: int) -> None:
        self.parts = [body[at : at + size] for at in range(0, len(body), size)]
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self.parts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            yield part

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


Run = Callable[..., list[Any]]


def run_sync(
    package: Any, name: str, answer: Any, options: Any, most: int | None = None
) -> list[Any]:
    found: list[Any] = []
    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = package.StreamsClient(http_client=http, options=options)
        try:
            with getattr(client.calls, name)() as stream:
                for item in stream:
                    found.append(item)
                    if len(found) == most:
                        break
        except package.APIError as error:
            found.append(error)
    return found


def run_async(
    package: Any, name: str, answer: Any, options: Any, most: int | None = None
) -> list[Any]:
    async def main() -> list[Any]:
        found: list[Any] = []
        transport = httpx2.MockTransport(answer)
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncStreamsClient(http_client=http, options=options)
            try:
                async with getattr(client.calls, name)() as stream:
                    async for item in stream:
                        found.append(item)
                        if len(found) == most:
                            break
            except package.APIError as error:
                found.append(error)
        return found

    return asyncio.run(main())


@pytest.fixture(params=[run_sync, run_async], ids=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Run:
    found: Run = request.param
    return found


def plain(item: Any) -> Any:
    """An item as the tables write it."""
    if isinstance(item, BaseModel):
        return vars(item)
    if not hasattr(item, "retry"):
        return item
    data = plain(item.data)
    usual = (item.event, item.id, item.retry) == ("message", "", None)
    if usual:
        return data
    return (data, item.event, item.id, item.retry)


def answering(status: int, **what: Any) -> Callable[[httpx2.Request], httpx2.Response]:
    """A server that answers so, whatever is asked."""

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, **what)

    return answer


def padded(item: Any, operation: str) -> Any:
    if operation != "texts" or isinstance(item, str):
        return item
    return item + ("message", "", None)[len(item) - 1 :]


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
@pytest.mark.parametrize("case", STREAMS, ids=range(len(STREAMS)))
def test_a_stream_gives_what_the_rules_say(
    package: Any, case: StreamCase, run: Run, size: int
) -> None:
    body = Parts(case.body, size)
    headers = {"Content-Type": TYPES[case.operation]}
    options = package.RequestOptions(
        max_response_bytes=2000, strict_responses=not case.misfits
    )
    found = run(
        package,
        case.operation,
        answering(200, headers=headers, stream=body),
        options,
    )
    if case.error:
        assert type(found.pop()).__name__ == case.error, case.rule
    wanted = [padded(each, case.operation) for each in case.items]
    assert [plain(each) for each in found] == wanted, case.rule
    assert body.is_closed


def test_an_early_end_closes(package: Any, run: Run) -> None:
    body = Parts(b"1\n2\n3\n", 2)
    found = run(package, "lines", answering(200, stream=body), None, most=1)
    assert found == [1]
    assert body.is_closed


def test_errors_and_retries_are_those_of_any_call(package: Any, run: Run) -> None:
    answers = [httpx2.Response(503), httpx2.Response(200, content=b"1\n")]
    options = package.RequestOptions(max_retries=1)

    def answer(_: httpx2.Request) -> httpx2.Response:
        return answers.pop(0)

    assert run(package, "lines", answer, options) == [1]
    (error,) = run(package, "lines", answering(404, text="no"), None)
    assert type(error) is package.NotFoundError
    assert error.body == "no"


def test_what_is_no_stream_of_events_is_not_read_as_one(package: Any, run: Run) -> None:
    (error,) = run(package, "texts", answering(200, json={"error": 1}), None)
    assert type(error) is package.ResponseDecodeError
    assert error.response.headers["content-type"] == "application/json"


def test_an_undocumented_success_is_closed(package: Any, run: Run) -> None:
    body = Parts(b"1\n", 1)
    answer = answering(206, stream=body)
    (error,) = run(package, "lines", answer, None)
    assert type(error) is package.ResponseDecodeError
    assert body.is_closed


def test_send_reads_a_stream_to_its_end(package: Any) -> None:
    calls = importlib.import_module("streams_client.resources.calls")
    answer = answering(200, content=EVENTS[0].body)
    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        response = package.StreamsClient(http_client=http).send(calls.texts_request())
    assert [each.data for each in response.parsed] == ["a", "b"]


def save(package: Any, path: Path, answer: Any, flavour: str) -> int:
    request = importlib.import_module("streams_client.resources.calls").file_request()
    transport = httpx2.MockTransport(answer)
    if flavour == "sync":
        with httpx2.Client(transport=transport) as http:
            client = package.StreamsClient(http_client=http)
            with package.ByteStream(client, request) as body:
                size: int = body.to_file(path)
                return size

    async def main() -> int:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = package.AsyncStreamsClient(http_client=http)
            async with package.AsyncByteStream(client, request) as body:
                size: int = await body.to_file(path)
                return size

    return asyncio.run(main())


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_file_is_written_whole_or_not_at_all(
    package: Any, tmp_path: Path, flavour: str
) -> None:
    path = tmp_path / "report.pdf"
    data = bytes(range(256)) * 1000
    answer = answering(200, stream=Parts(data, 999))
    assert save(package, path, answer, flavour) == len(data)
    assert path.read_bytes() == data

    class Broken(Parts):
        def __iter__(self) -> Iterator[bytes]:
            yield from self.parts
            raise httpx2.ReadError("gone")

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for part in self:
                yield part

    broken = answering(200, stream=Broken(b"new", 1))
    with pytest.raises(package.APIConnectionError):
        save(package, path, broken, flavour)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


# -- real sockets


def slow(send: Callable[[bytes], object], served: Served) -> bool:
    """Sends two events, one at once, then waits for long."""
    kind = "Content-Type: text/event-stream"
    send(head(200, kind, "Transfer-Encoding: chunked"))
    send(chunk(b"data: 1\n\n"))
    served.pause(0.1)
    send(chunk(b"data: 2\n\n"))
    served.pause(10)
    return False


def test_events_come_as_they_are_sent_and_idle_streams_time_out(package: Any) -> None:
    started = time.monotonic()
    options = package.RequestOptions(timeout=0.5)
    with (
        serving(slow) as served,
        package.StreamsClient(base_url=served.url, options=options) as client,
    ):
        with client.calls.texts() as stream:
            items = iter(stream)
            assert [next(items).data, next(items).data] == ["1", "2"]
            with pytest.raises(package.APITimeoutError):
                next(items)
        with client.calls.texts() as stream:
            assert next(iter(stream)).data == "1"
        assert not client._http._transport._pool.connections
    assert time.monotonic() - started < 5


def test_async_events_come_as_they_are_sent(package: Any) -> None:
    async def main() -> list[str]:
        options = package.RequestOptions(timeout=0.5)
        with serving(slow) as served:
            client = package.AsyncStreamsClient(base_url=served.url, options=options)
            async with client, client.calls.texts() as stream:
                items = aiter(stream)
                found = [(await anext(items)).data, (await anext(items)).data]
                with pytest.raises(package.APITimeoutError):
                    await anext(items)
                return found

    assert asyncio.run(main()) == ["1", "2"]
