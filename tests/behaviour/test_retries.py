"""What is sent again, how often, and after how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx2
import pytest
from behaviour.driver import (
    CUSTOMER,
    Answer,
    Caller,
    Clock,
    Driver,
    FakeServer,
    Outcome,
    answer,
    answer_json,
)
from metronome import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    Request,
    RequestOptions,
    ResponseDecodeError,
)

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")  # RFC 9110, section 9.2.2
OTHERS = ("POST", "PATCH")

# was surely not sent; may have been; would fail again
UNSENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
UNSURE = (
    httpx2.ReadError,
    httpx2.ReadTimeout,
    httpx2.WriteError,
    httpx2.WriteTimeout,
    httpx2.RemoteProtocolError,
)
HOPELESS = (
    httpx2.LocalProtocolError,
    httpx2.UnsupportedProtocol,
    httpx2.ProxyError,
    httpx2.InvalidURL,
)
TRANSIENT = (408, 500, 502, 503, 504)
FINAL = (400, 401, 403, 404, 409, 410, 418, 422, 425, 451, 501, 505, 301, 304)

TABLE: list[tuple[str, Outcome, bool]] = [
    *((method, kind("x"), True) for method in IDEMPOTENT for kind in UNSENT + UNSURE),
    *((method, kind("x"), True) for method in OTHERS for kind in UNSENT),
    *((method, kind("x"), False) for method in OTHERS for kind in UNSURE),
    *(
        (method, kind("x"), False)
        for method in IDEMPOTENT + OTHERS
        for kind in HOPELESS
    ),
    *((method, answer(each), True) for method in IDEMPOTENT for each in TRANSIENT),
    *((method, answer(each), False) for method in OTHERS for each in TRANSIENT),
    *(
        (method, answer(each), False)
        for method in IDEMPOTENT + OTHERS
        for each in FINAL
    ),
    *((method, answer(429), True) for method in IDEMPOTENT + OTHERS),
    ("GET", answer(201), False),
]


def as_text(content: bytes, /, *_: object) -> str:
    return content.decode()


def request_of(method: str) -> Request[str]:
    return Request(
        operation="any",
        method=method,
        path=("/any",),
        responses={200: as_text},
        content=("text/plain", b"body") if method in ("POST", "PATCH", "PUT") else None,
    )


def label(value: Outcome | str | bool) -> str | None:  # noqa: FBT001 - pytest calls it
    if isinstance(value, Exception):
        return type(value).__name__
    if isinstance(value, str | bool):
        return None
    return str(value(httpx2.Request("GET", "http://a.example")).status_code)


@pytest.mark.parametrize(("method", "outcome", "again"), TABLE, ids=label)
def test_only_what_is_safe_and_may_help_is_sent_again(
    drive: Driver, method: str, outcome: Outcome, *, again: bool
) -> None:
    server = FakeServer(outcome, answer(200, "fine"))
    request = request_of(method)
    if again:
        response = drive.send(server, request)
        assert (response.parsed, response.retries) == ("fine", 1)
    else:
        with pytest.raises(APIError):
            drive.send(server, request)
    assert len(server.requests) == (2 if again else 1)
    first = server.requests[0]
    for later in server.requests:
        assert (later.method, later.url) == (first.method, first.url)
        assert later.content == first.content
        assert later.headers == first.headers


@pytest.mark.parametrize("body", ["", "[]", "not json"])
def test_a_body_that_does_not_fit_is_not_asked_for_again(
    drive: Driver, body: str
) -> None:
    server = FakeServer(answer(200, body))
    with pytest.raises(ResponseDecodeError):
        drive.get(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("by_client", "by_call", "tries"),
    [(None, None, 3), (0, None, 1), (1, None, 2), (5, None, 6), (5, 0, 1), (0, 5, 6)],
)
def test_max_retries_by_client_and_by_call(
    drive: Driver, by_client: int | None, by_call: int | None, tries: int
) -> None:
    server = FakeServer(answer(503))
    options = RequestOptions(max_retries=by_client)
    call = RequestOptions(max_retries=by_call)
    with pytest.raises(InternalServerError):
        drive.get(server, options=options, call=call)
    assert len(server.requests) == tries


def test_waits_grow_up_to_eight_seconds(drive: Driver, clock: Clock) -> None:
    call = RequestOptions(max_retries=6)
    with pytest.raises(InternalServerError):
        drive.get(FakeServer(answer(503)), call=call)
    assert clock.waits == [0.5, 1, 2, 4, 8, 8]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_jitter_takes_up_to_half_of_each_wait(
    drive: Driver, clock: Clock, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    def uniform(low: float, high: float) -> float:
        return low + share * (high - low)

    monkeypatch.setattr("metronome._runtime.retries.random.uniform", uniform)
    call = RequestOptions(max_retries=5)
    with pytest.raises(APIConnectionError):
        drive.get(FakeServer(httpx2.ConnectError("x")), call=call)
    factor = 0.5 + share / 2
    assert clock.waits == [factor * full for full in (0.5, 1, 2, 4, 8)]


# RFC 9110, section 10.2.3: HTTP-date or delay-seconds = 1*DIGIT; else the usual 0.5 s
@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("0", 0.0),
        ("1", 1.0),
        ("007", 7.0),
        (" 3 ", 3.0),
        ("30", 30.0),
        ("31", 30.0),
        ("99999", 30.0),
        ("9" * 4_000, 30.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0.0),
        ("Sun Nov  6 08:49:37 1994", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30.0),
        ("", 0.5),
        ("-1", 0.5),
        ("1.5", 0.5),
        ("+5", 0.5),
        ("1e3", 0.5),
        ("0x10", 0.5),
        ("soon", 0.5),
        ("5 seconds", 0.5),
        ("5, 6", 0.5),
        ("NaN", 0.5),
        ("Mon, 99 Foo 2024 00:00:00 GMT", 0.5),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", 0.5),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999999999", 0.5),
        ("2024-01-01T00:00:00Z", 0.5),
        (",,,,,", 0.5),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured_up_to_thirty_seconds(
    drive: Driver, clock: Clock, status: int, value: str, wait: float
) -> None:
    busy = answer(status, headers={"Retry-After": value})
    drive.send(FakeServer(busy, answer(200)), request_of("GET"))
    assert clock.waits == [wait]


@pytest.mark.parametrize("write", [format_datetime, datetime.ctime])
def test_retry_after_as_a_near_date(
    drive: Driver, clock: Clock, write: Callable[[datetime], str]
) -> None:
    date = write(datetime.now(UTC) + timedelta(seconds=20))
    busy = answer(503, headers={"Retry-After": date})
    drive.send(FakeServer(busy, answer(200)), request_of("GET"))
    (wait,) = clock.waits
    assert 5 < wait <= 20


def slow(clock: Clock, seconds: float, then: Answer) -> Answer:
    def late(request: httpx2.Request) -> httpx2.Response:
        clock.now += seconds
        return then(request)

    return late


def test_the_deadline_ends_all_tries_and_waits(drive: Driver, clock: Clock) -> None:
    server = FakeServer(slow(clock, 3, answer(503, headers={"Retry-After": "4"})))
    began = clock.now
    call = RequestOptions(max_retries=100, deadline=20)
    with pytest.raises(InternalServerError):
        drive.get(server, call=call)
    # tries from 0 to 3, 7 to 10, 14 to 17; the next would begin at 21
    assert len(server.requests) == 3
    assert clock.now - began <= 20


def test_a_wait_that_would_outlast_the_deadline_is_not_begun(
    drive: Driver, clock: Clock
) -> None:
    server = FakeServer(answer(503, headers={"Retry-After": "30"}))
    with pytest.raises(InternalServerError):
        drive.get(server, call=RequestOptions(deadline=29))
    assert clock.waits == []


def test_a_late_try_has_only_what_the_deadline_leaves(
    drive: Driver, clock: Clock
) -> None:
    server = FakeServer(slow(clock, 6, answer(503, headers={"Retry-After": "1"})))
    call = RequestOptions(timeout=8, deadline=10, max_retries=1)
    with pytest.raises(APIError):
        drive.get(server, call=call)
    first, second = (each.extensions["timeout"]["read"] for each in server.requests)
    assert first == pytest.approx(8)
    assert second == pytest.approx(3)


def test_the_error_is_that_of_the_last_try(drive: Driver) -> None:
    server = FakeServer(
        httpx2.ConnectError("x"),
        answer_json(503, {"message": "first"}),
        answer_json(429, {"message": "last"}, {"X-Request-Id": "req-3"}),
    )
    with pytest.raises(RateLimitError, match="last") as caught:
        drive.get(server)
    assert caught.value.request_id == "req-3"
    assert caught.value.response.retries == 2


def test_a_final_answer_after_a_retry_ends_the_call(drive: Driver) -> None:
    server = FakeServer(httpx2.ReadTimeout("x"), answer(404), answer(200))
    with pytest.raises(NotFoundError):
        drive.get(server)
    assert len(server.requests) == 2


def test_elapsed_is_that_of_the_last_try(drive: Driver, clock: Clock) -> None:
    server = FakeServer(slow(clock, 5, answer(503)), slow(clock, 2, answer(200)))
    assert drive.send(server, request_of("GET")).elapsed == pytest.approx(2)


def test_with_options_leaves_the_first_client_alone(
    drive: Driver, example: dict[str, Any]
) -> None:
    server = FakeServer(answer_json(200, example))

    async def body(client: Caller) -> None:
        changed = client.with_options(
            RequestOptions(headers={"X-A": "1"}, query={"q": "1"}, timeout=7)
        )
        await changed.get(CUSTOMER)
        await client.get(CUSTOMER)
        await changed.with_options(RequestOptions(query={"r": "2"})).get(CUSTOMER)

    drive.run(server, body, options=RequestOptions(timeout=9))
    sent = server.requests
    assert [each.headers.get("x-a") for each in sent] == ["1", None, "1"]
    assert [each.url.query for each in sent] == [b"q=1", b"", b"q=1&r=2"]
    assert [each.extensions["timeout"]["read"] for each in sent] == [7, 9, 7]


def test_a_timeout_says_how_long_it_was(drive: Driver) -> None:
    call = RequestOptions(timeout=1.5, max_retries=0)
    with pytest.raises(APITimeoutError, match=r"1\.5 s"):
        drive.get(FakeServer(httpx2.ReadTimeout("x")), call=call)
