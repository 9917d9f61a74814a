"""Size and time of a response are bounded, over a real socket."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
from typing import Any

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
    RequestOptions,
    ResponseTooLargeError,
)
from metronome.models import GetCustomerV1Response

MIB = 2**20
HANG = 10.0  # seconds: far more than any of these may take on a busy machine
PATIENCE = 15.0


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest) -> str:
    flavour: str = request.param
    return flavour


def fetch(flavour: str, url: str, options: RequestOptions) -> GetCustomerV1Response:
    if flavour == "sync":
        with Metronome(bearer_token=TOKEN, base_url=url, options=options) as client:
            return client.customers.get_customer_v1(CUSTOMER)

    async def main() -> GetCustomerV1Response:
        async with AsyncMetronome(
            bearer_token=TOKEN, base_url=url, options=options
        ) as client:
            return await client.customers.get_customer_v1(CUSTOMER)

    return asyncio.run(main())


def by_length(send: Send, _: Served) -> None:
    send(head(200, f"Content-Length: {300 * MIB}"))
    for _number in range(300):
        send(b" " * MIB)


def by_chunks(send: Send, _: Served) -> None:
    send(head(200, "Transfer-Encoding: chunked"))
    for _number in range(4_800):
        send(chunk(b" " * 65_536))


def until_closed(send: Send, _: Served) -> bool:
    send(head(200))
    for _number in range(4_800):
        send(b" " * 65_536)
    return False


BOMB = gzip.compress(bytes(64 * MIB), 9)
# RFC 9110, section 8.4: codings in the order in which they were applied
BOMBS = [
    answering(whole(BOMB, "Content-Encoding: gzip")),
    answering(whole(gzip.compress(BOMB), "Content-Encoding: gzip, gzip")),
    answering(whole(BOMB, "Content-Encoding: gzip", status=404)),
]


@pytest.mark.parametrize(
    "behave",
    [by_length, by_chunks, until_closed, *BOMBS],
    ids=["length", "chunked", "until-closed", "gzip", "gzip-twice", "gzip-404"],
)
def test_a_body_over_the_limit_is_left_without_filling_the_memory(
    flavour: str, behave: Behaviour
) -> None:
    options = RequestOptions(max_response_bytes=MIB, max_retries=2, timeout=HANG)
    with serving(behave) as served:
        tracemalloc.start()
        try:
            with pytest.raises(ResponseTooLargeError) as caught:
                fetch(flavour, served.url, options)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 24 * MIB
    assert caught.value.status_code in (200, 404)
    assert len(caught.value.response.content) < 3 * MIB
    assert str(MIB) in str(caught.value)
    assert len(served.heads) == 1


@pytest.mark.parametrize("spare", [0, 1])
def test_a_body_of_exactly_the_limit_is_read(
    flavour: str, example: dict[str, Any], spare: int
) -> None:
    with serving(answering_json(example)) as served:
        size = len(_body(served, flavour))
        options = RequestOptions(max_response_bytes=size + spare)
        assert str(fetch(flavour, served.url, options).data.id) == CUSTOMER
        with pytest.raises(ResponseTooLargeError):
            fetch(flavour, served.url, RequestOptions(max_response_bytes=size - 1))


def _body(served: Served, flavour: str) -> bytes:
    with pytest.raises(ResponseTooLargeError) as caught:
        fetch(flavour, served.url, RequestOptions(max_response_bytes=1))
    return caught.value.response.content


# Time


# Each gives up after PATIENCE, so that a client without limits fails, and does not hang.


def never(_: Send, served: Served) -> bool:
    served.pause(PATIENCE)
    return False


def after_the_head(send: Send, served: Served) -> bool:
    send(head(200, "Content-Length: 100"))
    served.pause(PATIENCE)
    return False


def dripping(send: Send, served: Served) -> bool:
    send(head(200, "Content-Length: 100000"))
    return _drip(send, served, b" ")


def dripping_chunks(send: Send, served: Served) -> bool:
    send(head(200, "Transfer-Encoding: chunked"))
    return _drip(send, served, chunk(b" "))


def dripping_head(send: Send, served: Served) -> bool:
    send(b"HTTP/1.1 200 X\r\n")
    return _drip(send, served, b"X: y\r\n")


def _drip(send: Send, served: Served, drop: bytes) -> bool:
    for _ in range(round(PATIENCE / 0.05)):
        send(drop)
        served.pause(0.05)
    return False


@pytest.mark.parametrize("behave", [never, after_the_head, dripping, dripping_chunks])
@pytest.mark.parametrize("limit", ["timeout", "deadline"])
def test_a_slow_answer_ends_at_the_limit_however_it_trickles(
    flavour: str, behave: Behaviour, limit: str
) -> None:
    options = RequestOptions(
        timeout=0.5 if limit == "timeout" else 60,
        deadline=0.5 if limit == "deadline" else 60,
        max_retries=0 if limit == "timeout" else 5,
    )
    with serving(behave) as served:
        began = time.monotonic()
        with pytest.raises(APITimeoutError) as caught:
            fetch(flavour, served.url, options)
        took = time.monotonic() - began
    assert took < HANG
    assert TOKEN not in str(caught.value)
    assert len(served.heads) == 1


def test_a_dripping_head_is_bounded_too(flavour: str) -> None:
    options = RequestOptions(timeout=0.5, max_retries=0)
    with serving(dripping_head) as served, pytest.raises(APITimeoutError):
        fetch(flavour, served.url, options)


def test_a_head_without_end_is_refused(flavour: str) -> None:
    def behave(send: Send, _: Served) -> None:
        send(b"HTTP/1.1 200 X\r\n")
        for _number in range(100_000):
            send(b"X: " + b"y" * 1_000 + b"\r\n")

    options = RequestOptions(timeout=HANG, max_retries=0)
    with serving(behave) as served, pytest.raises(APIConnectionError):
        fetch(flavour, served.url, options)
