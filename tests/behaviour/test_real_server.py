"""Calls over a real socket: good ones, broken ones, many at once, and what stays open."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from behaviour.driver import CUSTOMER, TOKEN
from behaviour.sockets import (
    Behaviour,
    Send,
    Served,
    answering,
    answering_json,
    chunk,
    head,
    serving,
    whole,
)
from metronome import (
    APIConnectionError,
    APITimeoutError,
    AsyncMetronome,
    Metronome,
    NotFoundError,
    RequestOptions,
    ResponseDecodeError,
)

GENERATED = Path(__file__).parents[2] / "generated"
ONCE = RequestOptions(max_retries=0, timeout=10)


@pytest.fixture(params=["sync", "async"])
def fetch(request: pytest.FixtureRequest) -> Callable[[str, RequestOptions], str]:
    """Gets the customer's name by a client of one flavour."""

    def sync_fetch(url: str, options: RequestOptions) -> str:
        with Metronome(bearer_token=TOKEN, base_url=url, options=options) as client:
            return client.customers.get_customer_v1(CUSTOMER).data.name

    async def main(url: str, options: RequestOptions) -> str:
        async with AsyncMetronome(
            bearer_token=TOKEN, base_url=url, options=options
        ) as client:
            return (await client.customers.get_customer_v1(CUSTOMER)).data.name

    def async_fetch(url: str, options: RequestOptions) -> str:
        return asyncio.run(main(url, options))

    return sync_fetch if request.param == "sync" else async_fetch


Fetch = Callable[[str, RequestOptions], str]


def test_the_call_on_the_wire(fetch: Fetch, example: dict[str, Any]) -> None:
    with serving(answering_json(example)) as served:
        assert fetch(served.url, ONCE) == "Example, Inc."
    (sent,) = served.heads
    lines = sent.splitlines()
    assert lines[0] == f"GET /v1/customers/{CUSTOMER} HTTP/1.1"
    fields = dict(line.lower().split(": ", 1) for line in lines[1:])
    assert len(fields) == len(lines) - 1
    assert fields["host"] == served.url.removeprefix("http://")
    assert fields["accept"] == "application/json"
    assert fields["authorization"] == f"bearer {TOKEN.lower()}"
    assert "cookie" not in fields
    assert "content-length" not in fields


def test_no_logger_sees_the_token(
    fetch: Fetch, example: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(answering_json(example)) as served:
        fetch(served.url, ONCE)
    assert TOKEN not in caplog.text


def early(_: Send, __: Served) -> bool:
    return False


def in_the_body(send: Send, _: Served) -> bool:
    send(head(200, "Content-Length: 1000") + b'{"data": ')
    return False


def in_a_chunk(send: Send, _: Served) -> bool:
    send(head(200, "Transfer-Encoding: chunked") + chunk(b"{") + b"ff\r\n{")
    return False


def in_the_head(send: Send, _: Served) -> bool:
    send(b"HTTP/1.1 200 OK\r\nContent-Le")
    return False


BROKEN: dict[str, Behaviour] = {
    "closes early": early,
    "closes in the head": in_the_head,
    "closes in the body": in_the_body,
    "closes in a chunk": in_a_chunk,
    "garbage": answering(b"\x00\xff garbage\r\n\r\n"),
    "no status": answering(b"HTTP/1.1\r\n\r\n"),
    "status in letters": answering(b"HTTP/1.1 abc OK\r\n\r\n"),
    "TLS where there is none": answering(b"\x15\x03\x01\x00\x02\x02\x28" + b"\r\n" * 3),
    "length in letters": answering(head(200, "Content-Length: many")),
    "negative length": answering(head(200, "Content-Length: -1")),
    "two lengths": answering(head(200, "Content-Length: 1", "Content-Length: 2")),
    "bad chunk size": answering(head(200, "Transfer-Encoding: chunked") + b"zz\r\n"),
}


@pytest.mark.parametrize("behave", BROKEN.values(), ids=BROKEN.keys())
def test_broken_answers_are_connection_errors(fetch: Fetch, behave: Behaviour) -> None:
    with serving(behave) as served, pytest.raises(APIConnectionError) as caught:
        fetch(served.url, ONCE)
    assert f"GET /v1/customers/{CUSTOMER}" in str(caught.value)
    assert caught.value.may_have_arrived


def test_a_body_that_cannot_be_decompressed_is_no_page(fetch: Fetch) -> None:
    broken = answering(whole(b"not gzip", "Content-Encoding: gzip"))
    with serving(broken) as served, pytest.raises(ResponseDecodeError) as caught:
        fetch(served.url, ONCE)
    assert caught.value.status_code == 200


@pytest.mark.parametrize(
    "answer",
    [
        whole(b"not gzip", "Content-Encoding: gzip", status=404),
        head(404, "Content-Length: 100", "Connection: close") + b"cut",
    ],
)
def test_a_status_is_known_whatever_becomes_of_the_body(
    fetch: Fetch, answer: bytes
) -> None:
    def behave(send: Send, _: Served) -> bool:
        send(answer)
        return False

    with serving(behave) as served, pytest.raises(NotFoundError):
        fetch(served.url, ONCE)


def test_a_body_shorter_than_its_length_is_waited_for_in_vain(fetch: Fetch) -> None:
    short = whole(b'{"data": {}}')[:-1]
    with serving(answering(short)) as served, pytest.raises(APITimeoutError):
        fetch(served.url, RequestOptions(timeout=0.5, max_retries=0))


def test_a_length_shorter_than_the_body_is_no_page(fetch: Fetch) -> None:
    cut = head(200, "Content-Length: 5") + b'{"data": {}}'
    with serving(answering(cut)) as served, pytest.raises(ResponseDecodeError):
        fetch(served.url, ONCE)


def test_an_error_without_a_body_is_its_status(fetch: Fetch) -> None:
    empty = answering(whole(b"", status=404))
    with serving(empty) as served, pytest.raises(NotFoundError) as caught:
        fetch(served.url, ONCE)
    assert caught.value.body is None


def test_a_refused_port_is_a_connection_error_of_a_request_never_sent(
    fetch: Fetch,
) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unheard.getsockname()[1]}"
        with pytest.raises(APIConnectionError) as caught:
            fetch(url, ONCE)
    assert not caught.value.may_have_arrived


def test_a_dropped_connection_is_tried_again(
    fetch: Fetch, example: dict[str, Any]
) -> None:
    good = answering_json(example)

    def second_time(send: Send, served: Served) -> object:
        return good(send, served) if len(served.heads) > 1 else False

    with serving(second_time) as served:
        assert fetch(served.url, RequestOptions(timeout=10)) == "Example, Inc."
    assert len(served.heads) == 2


def test_cookies_are_not_sent_back(example: dict[str, Any]) -> None:
    cookies = ["Set-Cookie: a=1", "Set-Cookie: b=2; Path=/; Domain=127.0.0.1"]
    with serving(answering_json(example, *cookies)) as served:
        with Metronome(bearer_token=TOKEN, base_url=served.url) as client:
            for _ in range(2):
                client.customers.get_customer_v1(CUSTOMER)

        async def main() -> None:
            async with AsyncMetronome(
                bearer_token=TOKEN, base_url=served.url
            ) as client:
                for _ in range(2):
                    await client.customers.get_customer_v1(CUSTOMER)

        asyncio.run(main())
    assert len(served.heads) == 4
    assert not [sent for sent in served.heads if "cookie" in sent.lower()]


def test_many_threads_share_a_client(example: dict[str, Any]) -> None:
    with (
        serving(answering_json(example)) as served,
        Metronome(bearer_token=TOKEN, base_url=served.url) as client,
        ThreadPoolExecutor(32) as pool,
    ):

        def names(_: int) -> list[str]:
            ids = [f"c{number}" for number in range(20)]
            return [client.customers.get_customer_v1(each).data.name for each in ids]

        assert list(pool.map(names, range(32))) == [["Example, Inc."] * 20] * 32
    assert len(served.heads) == 640


FIRST_USE = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
barrier = threading.Barrier(8)
def first_use(_):
    barrier.wait()
    import metronome
    with metronome.Metronome() as client:
        return client.customers.get_customer_v1("a").data.name
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(8) as pool:
    print(set(pool.map(first_use, range(8))))
"""


def test_the_first_use_may_be_in_eight_threads_at_once(example: dict[str, Any]) -> None:
    with serving(answering_json(example)) as served:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", FIRST_USE],
            env={
                "PYTHONPATH": str(GENERATED),
                "METRONOME_BASE_URL": served.url,
                "METRONOME_BEARER_TOKEN": TOKEN,
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.stdout, done.stderr) == ("{'Example, Inc.'}\n", "")


def test_cancelled_tasks_leave_a_client_that_works(example: dict[str, Any]) -> None:
    good = answering_json(example)
    arrived = threading.Semaphore(0)

    def behave(send: Send, served: Served) -> object:
        if "hang" in served.heads[-1]:
            arrived.release()
            served.pause(15)
        return good(send, served)

    async def main() -> str:
        async with AsyncMetronome(bearer_token=TOKEN, base_url=served.url) as client:
            get = client.customers.get_customer_v1
            tasks = [asyncio.create_task(get("hang")) for _ in range(200)]
            await asyncio.to_thread(arrived.acquire)
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(end) for end in ends] == [asyncio.CancelledError] * 200
            return (await get(CUSTOMER)).data.name

    with serving(behave) as served:
        assert asyncio.run(main()) == "Example, Inc."


# What is closed


def test_a_client_closes_its_own_connections(example: dict[str, Any]) -> None:
    with serving(answering_json(example)) as served:
        client = Metronome(bearer_token=TOKEN, base_url=served.url)
        client.customers.get_customer_v1(CUSTOMER)
        client.close()
        client.close()
        assert vars(client)["_http"].is_closed

        async def main() -> None:
            async_client = AsyncMetronome(bearer_token=TOKEN, base_url=served.url)
            await async_client.customers.get_customer_v1(CUSTOMER)
            await async_client.aclose()
            await async_client.aclose()
            assert vars(async_client)["_http"].is_closed

        asyncio.run(main())


def test_a_given_http_client_stays_open(example: dict[str, Any]) -> None:
    with serving(answering_json(example)) as served, httpx2.Client() as http:
        for _ in range(2):
            with Metronome(
                bearer_token=TOKEN, base_url=served.url, http_client=http
            ) as client:
                client.customers.get_customer_v1(CUSTOMER)
        assert not http.is_closed

        async def main() -> None:
            async with httpx2.AsyncClient() as async_http:
                async with AsyncMetronome(
                    bearer_token=TOKEN, base_url=served.url, http_client=async_http
                ) as client:
                    await client.customers.get_customer_v1(CUSTOMER)
                assert not async_http.is_closed

        asyncio.run(main())


def test_connections_are_kept_and_shared_with_changed_options(
    example: dict[str, Any],
) -> None:
    connections: list[object] = []

    def behave(send: Send, served: Served) -> object:
        connections.append(getattr(send, "__self__", None))
        return answering_json(example)(send, served)

    with (
        serving(behave) as served,
        Metronome(bearer_token=TOKEN, base_url=served.url) as client,
    ):
        client.customers.get_customer_v1(CUSTOMER)
        with client.with_options(RequestOptions(timeout=5)) as changed:
            changed.customers.get_customer_v1(CUSTOMER)
        # who opened the connections closes them
        client.customers.get_customer_v1(CUSTOMER)
    assert len(connections) == 3
    assert len(set(map(id, connections))) == 1


def test_leaving_a_block_by_an_error_closes_the_client() -> None:
    with contextlib.suppress(KeyError), Metronome(bearer_token=TOKEN) as client:
        raise KeyError
    assert vars(client)["_http"].is_closed
