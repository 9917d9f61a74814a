"""What a link makes of a call: the value that it gives, and the request that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from behaviour.wire.case import Json


@dataclass(frozen=True)
class Linked:
    """One link: its source is `POST /source/{id}?q=…`, its target `POST /target?v=…`."""

    rule: str
    """Where it is written that this must come of it."""
    link: Json
    """The Link object, apart from the operation that it leads to."""
    target: str
    """What is sent behind `/target`."""
    body: bytes = b""
    missing: str = ""
    """What the target needs and the link does not find."""


BODY: Json = {
    "id": 7,
    "name": "a b",
    "none": None,
    "flag": True,
    "list": ["x", {"y": "z"}],
    "a/b": 1,
    "m~n": 2,
    "": 3,
    "1": "one",
}
HEADERS = {"X-Next": "n 1"}
ARGUMENTS: dict[str, Any] = {
    "id": "i/d",
    "q": "q&1",
    "x_trace": "t",
    "body": {"k": [5]},
}


def _v(rule: str, value: Any, target: str) -> Linked:
    return Linked(rule, {"parameters": {"v": value}}, target)


# OpenAPI 3.1, "Runtime Expressions" and its examples; RFC 6901 for pointers
CASES = (
    _v("$method", "$method", "?v=POST"),
    _v("$statusCode", "$statusCode", "?v=200"),
    _v("$url", "$url", "?v=https%3A%2F%2Fmade.test%2FSOURCE%2Fi%252Fd%3Fq%3Dq%25261"),
    _v("$request.path", "$request.path.id", "?v=i%2Fd"),
    _v("$request.query", "$request.query.q", "?v=q%261"),
    _v("$request.query: absent", "$request.query.other", ""),
    _v("$request.header", "$request.header.X-Trace", "?v=t"),
    _v("$request.header: any case (RFC 9110, 5.1)", "$request.header.x-trace", "?v=t"),
    _v("$request.header: absent", "$request.header.X-No", ""),
    _v("$request.body", "$request.body#/k/0", "?v=5"),
    _v("$response.header", "$response.header.X-Next", "?v=n%201"),
    _v("$response.header: any case", "$response.header.x-next", "?v=n%201"),
    _v("$response.header: absent", "$response.header.X-No", ""),
    _v("$response.body: a number", "$response.body#/id", "?v=7"),
    _v("$response.body: a text", "$response.body#/name", "?v=a%20b"),
    _v("$response.body: a boolean", "$response.body#/flag", "?v=true"),
    _v("$response.body: null is nothing", "$response.body#/none", ""),
    _v("$response.body: absent", "$response.body#/no/thing", ""),
    _v("$response.body: through a text", "$response.body#/name/0", ""),
    _v("pointer: an index", "$response.body#/list/0", "?v=x"),
    _v("pointer: an index too far", "$response.body#/list/9", ""),
    _v("pointer: within", "$response.body#/list/1/y", "?v=z"),
    _v("pointer: digits of an object", "$response.body#/1", "?v=one"),
    _v("pointer: ~1 is /", "$response.body#/a~1b", "?v=1"),
    _v("pointer: ~0 is ~", "$response.body#/m~0n", "?v=2"),
    _v("pointer: an empty name", "$response.body#/", "?v=3"),
    _v("embedded", "a-{$response.body#/id}-{$method}", "?v=a-7-POST"),
    _v("embedded: alone", "{$request.path.id}", "?v=i%2Fd"),
    _v("embedded: absent", "a-{$response.body#/no}", ""),
    _v("a constant", "fixed", "?v=fixed"),
    _v("a constant: braces", "{id}", "?v=%7Bid%7D"),
    _v("a constant: no expression", "$5", "?v=%245"),
    _v("a constant: a number", 5, "?v=5"),
    Linked("by its place", {"parameters": {"query.v": "$method"}}, "?v=POST"),
    Linked("no parameter", {}, ""),
    Linked("requestBody: a constant", {"requestBody": {"a": [1]}}, "", b'{"a":[1]}'),
    Linked(
        "requestBody: a part",
        {"requestBody": "$response.body#/list"},
        "",
        b'["x",{"y":"z"}]',
    ),
    Linked(
        "requestBody: a text", {"requestBody": "$response.header.X-Next"}, "", b'"n 1"'
    ),
    Linked(
        "requestBody: of the request",
        {"requestBody": "$request.body"},
        "",
        b'{"k":[5]}',
    ),
    Linked("requestBody: absent", {"requestBody": "$response.body#/no"}, ""),
    Linked("requestBody: null is nothing", {"requestBody": "$response.body#/none"}, ""),
    Linked("requestBody: constant null", {"requestBody": None}, "", b"null"),
    Linked(
        "a required parameter",
        {"parameters": {"w": "$response.body#/id"}},
        "?w=7",
    ),
    Linked(
        "a required parameter: absent",
        {"parameters": {"w": "$response.body#/no"}},
        "",
        missing="w",
    ),
)
