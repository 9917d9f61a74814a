"""The faults, as data: what a server does, what a call raises, and how often it was tried.

Calls are tried once more where that is safe (`SAFE`: GET and DELETE, but not POST), where the
server says that it did nothing (`ALL`), or not at all (`ONCE`).
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from dataclasses import dataclass
from urllib.parse import quote

from behaviour.driver import TOKEN
from behaviour.faults.server import Behaviour, Peer
from behaviour.sockets import chunk, head, whole
from metronome import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    ResponseDecodeError,
    ResponseTooLargeError,
    UnauthorizedError,
    UnprocessableEntityError,
)

MIB = 2**20
GOOD = b'{"good": true}'
JSON = "Content-Type: application/json"
GZIP = "Content-Encoding: gzip"

Tries = tuple[int, int, int]
SAFE: Tries = (2, 1, 2)
ALL: Tries = (2, 2, 2)
ONCE: Tries = (1, 1, 1)


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and what must come of it."""

    behave: Behaviour
    error: type[APIError] | None
    """The class itself, not one above it; None: the call is a success."""
    tries: Tries
    """How often it happens to GET, POST, DELETE."""
    timeout: float = 10.0
    is_deaf: bool = False
    """Whether it happens before the request is read."""


def says(*data: bytes) -> Behaviour:
    """Sends this, and closes."""

    def behave(peer: Peer) -> None:
        for each in data:
            peer.send(each)

    return behave


def keeps(*data: bytes) -> Behaviour:
    """Sends this, and waits for the next request."""

    def behave(peer: Peer) -> bool:
        for each in data:
            peer.send(each)
        return True

    return behave


def waits(*data: bytes) -> Behaviour:
    """Sends this, and nothing more."""

    def behave(peer: Peer) -> None:
        for each in data:
            peer.send(each)
        peer.linger()

    return behave


def drips(start: bytes, drop: bytes) -> Behaviour:
    """Sends the start, and drop after drop."""

    def behave(peer: Peer) -> None:
        peer.send(start)
        peer.drip(drop)

    return behave


def resets(*data: bytes) -> Behaviour:
    """Sends this, and resets the connection."""

    def behave(peer: Peer) -> None:
        for each in data:
            peer.send(each)
        peer.reset()

    return behave


def pours(start: bytes, part: bytes, times: int) -> Behaviour:
    """Sends the part many times, or until the client closes."""

    def behave(peer: Peer) -> None:
        peer.send(start)
        for _ in range(times):
            peer.send(part)

    return behave


def status(code: int, *headers: str, body: bytes = b"{}") -> Behaviour:
    return keeps(whole(body, JSON, *headers, status=code))


def redirect(code: int, location: str) -> Behaviour:
    return status(code, f"Location: {location}")


CUT_GZIP = gzip.compress(GOOD)[:-12]
BOMB = gzip.compress(bytes(64 * MIB), 9)
ECHO = json.dumps({"message": f"bad token {TOKEN}"}).encode()
ENCODED = base64.b64encode(f"Bearer {TOKEN}".encode()).decode()

DROPS = {
    "closes before it reads": Fault(says(), APIConnectionError, SAFE, is_deaf=True),
    "resets before it reads": Fault(resets(), APIConnectionError, SAFE, is_deaf=True),
    "closes after the request": Fault(says(), APIConnectionError, SAFE),
    "resets after the request": Fault(resets(), APIConnectionError, SAFE),
    "closes in the status": Fault(says(b"HTTP/1.1 2"), APIConnectionError, SAFE),
    "closes in the head": Fault(
        says(b"HTTP/1.1 200 OK\r\nContent-Le"), APIConnectionError, SAFE
    ),
    "resets in the head": Fault(
        resets(b"HTTP/1.1 200 OK\r\nContent-Le"), APIConnectionError, SAFE
    ),
    "closes in the body": Fault(
        says(head(200, "Content-Length: 99") + GOOD), APIConnectionError, SAFE
    ),
    "resets in the body": Fault(
        resets(head(200, "Content-Length: 99") + GOOD), APIConnectionError, SAFE
    ),
    "closes in a chunk": Fault(
        says(head(200, "Transfer-Encoding: chunked") + b"ff\r\n{"),
        APIConnectionError,
        SAFE,
    ),
    "closes before the last chunk": Fault(
        says(head(200, "Transfer-Encoding: chunked") + chunk(GOOD)),
        APIConnectionError,
        SAFE,
    ),
    "closes in the body of a 404": Fault(
        says(head(404, "Content-Length: 99") + b"cut"), NotFoundError, ONCE
    ),
    "closes in the body of a 503": Fault(
        says(head(503, "Content-Length: 99") + b"cut"), InternalServerError, SAFE
    ),
}

GARBLED = {
    name: Fault(says(answer), APIConnectionError, SAFE)
    for name, answer in {
        "garbage": b"\x00\xff garbage\r\n\r\n",
        "a body without a head": GOOD + b"\r\n\r\n",
        "a TLS alert": b"\x15\x03\x01\x00\x02\x02\x28" + b"\r\n" * 3,
        "a preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "no status": b"HTTP/1.1\r\n\r\n",
        "a status in letters": b"HTTP/1.1 abc OK\r\n\r\n",
        "a status of two digits": b"HTTP/1.1 20 OK\r\n\r\n",
        "a length in letters": head(200, "Content-Length: many"),
        "a negative length": head(200, "Content-Length: -1"),
        "two lengths": head(200, "Content-Length: 1", "Content-Length: 2"),
        "a bad chunk size": head(200, "Transfer-Encoding: chunked") + b"zz\r\n",
        "an endless chunk size": head(200, "Transfer-Encoding: chunked") + b"0" * MIB,
        "an unknown transfer coding": head(200, "Transfer-Encoding: rot13"),
        "101 unasked": head(101, "Upgrade: x", "Connection: Upgrade"),
        "a header without a colon": head(200, "no colon"),
        "a header with NUL": head(200, "X: a\0b"),
        "a blank before the colon": head(200, "X : y"),
    }.items()
}

HUGE = {
    "200,000 headers": Fault(
        pours(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1_000, 200),
        APIConnectionError,
        SAFE,
    ),
    "a header of 10 MB": Fault(
        pours(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 10_000, 1_000), APIConnectionError, SAFE
    ),
    "300 MB by length": Fault(
        pours(head(200, f"Content-Length: {300 * MIB}"), b" " * MIB, 300),
        ResponseTooLargeError,
        ONCE,
    ),
    "300 MB by chunks": Fault(
        pours(head(200, "Transfer-Encoding: chunked"), chunk(b" " * 65_536), 4_800),
        ResponseTooLargeError,
        ONCE,
    ),
    "300 MB until it closes": Fault(
        pours(head(200), b" " * 65_536, 4_800), ResponseTooLargeError, ONCE
    ),
    "300 MB of an error": Fault(
        pours(head(500, f"Content-Length: {300 * MIB}"), b" " * MIB, 300),
        ResponseTooLargeError,
        ONCE,
    ),
    "a bomb of gzip": Fault(
        keeps(whole(BOMB, JSON, GZIP)), ResponseTooLargeError, ONCE
    ),
}

SLOW = {
    name: Fault(behave, error, tries, timeout=0.25)
    for name, (behave, error, tries) in {
        "silence": (waits(), APITimeoutError, SAFE),
        "silence in the head": (waits(b"HTTP/1.1 200"), APITimeoutError, SAFE),
        "silence after the head": (
            waits(head(200, "Content-Length: 99")),
            APITimeoutError,
            SAFE,
        ),
        "a length beyond the body": (
            waits(whole(GOOD, JSON)[:-1]),
            APITimeoutError,
            SAFE,
        ),
        "no last chunk": (
            waits(head(200, "Transfer-Encoding: chunked") + chunk(GOOD)),
            APITimeoutError,
            SAFE,
        ),
        "a dripping status": (drips(b"HTTP/1.1 200 ", b"O"), APITimeoutError, SAFE),
        "a dripping head": (
            drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
            APITimeoutError,
            SAFE,
        ),
        "dripping interim answers": (
            drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
            APITimeoutError,
            SAFE,
        ),
        "a dripping body": (
            drips(head(200, "Content-Length: 9999"), b" "),
            APITimeoutError,
            SAFE,
        ),
        "dripping chunks": (
            drips(head(200, "Transfer-Encoding: chunked"), chunk(b" ")),
            APITimeoutError,
            SAFE,
        ),
        "the dripping body of a 404": (
            drips(head(404, "Content-Length: 9999"), b" "),
            NotFoundError,
            ONCE,
        ),
        "silence after a 409": (
            waits(head(409, "Content-Length: 9")),
            ConflictError,
            ONCE,
        ),
    }.items()
}

BODIES = {
    name: Fault(keeps(answer), ResponseDecodeError, ONCE)
    for name, answer in {
        "a page of HTML": whole(b"<html>welcome</html>", "Content-Type: text/html"),
        "nothing": whole(b"", JSON),
        "a status without content": head(204),
        "bad UTF-8": whole(b'{"good": "\xff"}', JSON),
        "UTF-16": whole('{"good": true}'.encode("utf-16"), JSON),
        "deep JSON": whole(b"[" * 100_000 + b"]" * 100_000, JSON),
        "NaN": whole(b'{"good": NaN}', JSON),
        "JSON of another shape": whole(b"[1, 2]", JSON),
        "JSON that breaks off": whole(GOOD[:-2], JSON),
        "broken gzip": whole(b"not gzip", JSON, GZIP),
        "gzip that breaks off": whole(CUT_GZIP, JSON, GZIP),
        "deflate called gzip": whole(zlib.compress(GOOD), JSON, GZIP),
        "another status of success": whole(GOOD, JSON, status=202),
    }.items()
}
BODIES["a length short of the body"] = Fault(
    says(head(200, JSON, "Content-Length: 5") + GOOD), ResponseDecodeError, ONCE
)

REDIRECTS = {
    name: Fault(behave, APIStatusError, ONCE)
    for name, behave in {
        "301 to itself": redirect(301, "/any"),
        "302 to another path": redirect(302, "/other"),
        "303 to another path": redirect(303, "/other"),
        "307 to another host": redirect(307, "http://127.0.0.2:9/any"),
        "308 to another host": redirect(308, "//127.0.0.2:9/any"),
        "302 to another scheme": redirect(302, "https://127.0.0.1:9/any"),
        "302 to a file": redirect(302, "file:///etc/passwd"),
        "302 to no URL": redirect(302, "http://[/"),
        "302 to a bad port": redirect(302, "http://a:99999999/"),
        "302 to raw bytes": redirect(302, "/\xff\xfe"),
        "302 to nowhere": status(302),
        "304": keeps(head(304)),
    }.items()
}

STATUSES = {
    "400": Fault(status(400), BadRequestError, ONCE),
    "401": Fault(status(401), UnauthorizedError, ONCE),
    "401 that shows the token": Fault(status(401, body=ECHO), UnauthorizedError, ONCE),
    "401 that shows it in base64": Fault(
        status(401, body=json.dumps({"error": ENCODED}).encode()),
        UnauthorizedError,
        ONCE,
    ),
    "401 that shows it in a header": Fault(
        status(401, f"X-Request-Id: {quote(TOKEN)}"), UnauthorizedError, ONCE
    ),
    "403": Fault(status(403), ForbiddenError, ONCE),
    "404": Fault(status(404), NotFoundError, ONCE),
    "404 in broken gzip": Fault(status(404, GZIP, body=b"no"), NotFoundError, ONCE),
    "408": Fault(status(408), APIStatusError, SAFE),
    "409": Fault(status(409), ConflictError, ONCE),
    "409 with Retry-After": Fault(status(409, "Retry-After: 0"), ConflictError, ONCE),
    "422": Fault(status(422), UnprocessableEntityError, ONCE),
    "429": Fault(status(429), RateLimitError, ALL),
    "429 with Retry-After": Fault(status(429, "Retry-After: 0"), RateLimitError, ALL),
    "429, try again tomorrow": Fault(
        status(429, "Retry-After: 99999"), RateLimitError, ONCE
    ),
    "500": Fault(status(500), InternalServerError, SAFE),
    "500 with bad UTF-8": Fault(status(500, body=b"\xff"), InternalServerError, SAFE),
    "501": Fault(status(501), InternalServerError, ONCE),
    "502": Fault(status(502), InternalServerError, SAFE),
    "503": Fault(status(503), InternalServerError, SAFE),
    "503 with Retry-After": Fault(
        status(503, "Retry-After: 0"), InternalServerError, SAFE
    ),
    "503 in broken gzip": Fault(
        status(503, GZIP, body=b"no"), InternalServerError, SAFE
    ),
    "504": Fault(status(504), InternalServerError, SAFE),
    "999": Fault(status(999), InternalServerError, ONCE),
}

HARMLESS = {
    name: Fault(behave, None, ONCE)
    for name, behave in {
        "a length and chunks": keeps(
            head(200, JSON, "Transfer-Encoding: chunked", "Content-Length: 3")
            + chunk(GOOD)
            + chunk(b"")
        ),
        "a body until it closes": says(head(200, JSON) + GOOD),
        "interim answers": keeps(
            b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50 + whole(GOOD, JSON)
        ),
        "an unknown content coding": keeps(
            whole(GOOD, JSON, "Content-Encoding: rot13")
        ),
        "headers in Latin-1": keeps(whole(GOOD, JSON, "X: \xff")),
        "a hundred cookies": keeps(whole(GOOD, JSON, *["Set-Cookie: a=b"] * 100)),
        "more than was asked for": says(whole(GOOD, JSON) + whole(GOOD, JSON)),
    }.items()
}

TABLE = DROPS | GARBLED | HUGE | SLOW | BODIES | REDIRECTS | STATUSES | HARMLESS
