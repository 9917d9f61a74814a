"""Requests as values, and what hostile values of parameters and options become."""

from __future__ import annotations

import dataclasses
import json
import pickle
import socket
from typing import Any
from urllib.parse import quote, unquote
from uuid import UUID

import pytest
from behaviour.driver import CUSTOMER, TOKEN, Driver, FakeServer, answer_json
from hypothesis import given
from hypothesis import strategies as st
from metronome import APIConnectionError, RequestOptions
from metronome.resources.customers import get_customer_v1_request

Body = dict[str, Any]

HOST = "api.metronome.com"
PREFIX = "/v1/customers/"

# RFC 3986, section 3.3: a segment is any text, percent-encoded
SEGMENTS = [
    "a/b",
    "/",
    "//",
    "//evil.example",
    "//evil.example/x",
    "http://evil.example/",
    "https://evil.example:443/..",
    "@evil.example",
    ":80@evil.example",
    "javascript:alert(1)",
    "../admin",
    "../../admin",
    "a/../../admin",
    "./x",
    "..;/admin",
    "...",
    ". ",
    "..\t",
    "%2e%2e",
    "%2E%2E%2Fadmin",
    "%252e%252e",
    "%",
    "%%",
    "%zz",
    "%00",
    "%0d%0aX-Evil: 1",
    "?",
    "?admin=1",
    "a?b#c",
    "#",
    "#top",
    "&a=b",
    "a=b",
    "a;b=c",
    "a,b",
    "a:b",
    "a+b",
    "a b",
    " ",
    "  a  ",
    "\t",
    "\r\nX-Evil: 1",
    "a\nb",
    "a\rb",
    "\0",
    "a\0b",
    "\x7f",
    "\x85",
    "\\",
    "..\\..\\admin",
    "\\\\evil.example\\x",
    "~user",
    "-._~",
    "'\"<>`{}|^[]",
    "$(id)",
    "{customer_id}",
    "%s{0}",
    "é",
    "e\u0301",
    "漢字",
    "🙂",
    "👩‍👩‍👧",
    "．．",  # noqa: RUF001 - full-width dots are dots nowhere
    "\u2024\u2024",
    "∕",  # noqa: RUF001 - nor is this a slash
    "\u202e",
    "\ufeff",
    "\U0010ffff",
    "a" * 5_000,
    "é" * 1_000,
    "null",
    "None",
    "0",
]


@pytest.mark.parametrize("value", SEGMENTS)
def test_a_path_value_is_one_encoded_segment_of_the_configured_host(
    drive: Driver, example: Body, value: str
) -> None:
    server = FakeServer(answer_json(200, example))
    drive.get(server, value)
    url = server.request.url
    assert url.raw_path.decode() == PREFIX + quote(value, safe="")
    assert (url.scheme, url.host, url.port) == ("https", HOST, None)
    assert url.fragment == ""
    assert not url.userinfo
    assert server.request.headers["Host"] == HOST


@pytest.mark.parametrize("value", ["", ".", "..", "\ud800", "a\udfffb"])
def test_a_path_value_that_names_no_segment_is_refused_by_name_and_not_sent(
    drive: Driver, example: Body, value: str
) -> None:
    server = FakeServer(answer_json(200, example))
    with pytest.raises(ValueError, match="customer_id") as caught:
        drive.get(server, value)
    str(caught.value).encode()
    assert server.requests == []


def test_a_path_too_long_for_any_url_is_refused_once(
    drive: Driver, example: Body
) -> None:
    server = FakeServer(answer_json(200, example))
    with pytest.raises(APIConnectionError) as caught:
        drive.get(server, "a" * 100_000)
    assert not caught.value.is_transient
    assert server.requests == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_segment_that_decodes_to_it_or_is_refused(value: str) -> None:
    if value in ("", ".", ".."):
        with pytest.raises(ValueError, match="customer_id"):
            get_customer_v1_request(value)
        return
    prefix, segment = get_customer_v1_request(value).path
    assert prefix == PREFIX
    assert segment.isascii()
    assert not set(segment) & set("/?#\\:@;&= \r\n\0")
    assert segment not in (".", "..")
    assert unquote(segment, errors="strict") == value


def test_a_request_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", None, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    request = get_customer_v1_request(CUSTOMER)
    assert request.operation == "getCustomer-v1"
    assert request.method == "GET"
    assert "".join(request.path) == PREFIX + CUSTOMER
    assert request.query == ()
    assert request.headers == {}
    assert request.content is None
    assert request.security is None


def test_requests_that_say_the_same_are_equal() -> None:
    assert get_customer_v1_request(CUSTOMER) == get_customer_v1_request(UUID(CUSTOMER))
    assert get_customer_v1_request(CUSTOMER) != get_customer_v1_request("other")


def test_requests_say_whether_credentials_go_along(
    drive: Driver, example: Body
) -> None:
    request = get_customer_v1_request(CUSTOMER)
    servers = [FakeServer(answer_json(200, example)) for _ in range(2)]
    drive.send(servers[0], dataclasses.replace(request, security=()))
    drive.send(servers[1], dataclasses.replace(request, security=(("bearerAuth",), ())))
    assert "Authorization" not in servers[0].request.headers
    assert servers[1].request.headers["Authorization"] == f"Bearer {TOKEN}"


def test_a_request_is_immutable_and_can_be_pickled() -> None:
    request = get_customer_v1_request(CUSTOMER)
    with pytest.raises(dataclasses.FrozenInstanceError):
        # what the type checkers refuse is what must fail at run time, too
        request.method = "DELETE"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    assert pickle.loads(pickle.dumps(request)) == request


def test_a_request_prints_as_its_first_line() -> None:
    assert str(get_customer_v1_request("a b")) == "GET /v1/customers/a%20b"


def test_a_request_can_be_sent_raw(drive: Driver, example: Body) -> None:
    headers = {"X-Request-Id": "req-1"}
    server = FakeServer(answer_json(200, example, headers))
    response = drive.send(server, get_customer_v1_request(CUSTOMER))
    assert response.status_code == 200
    assert response.request_id == "req-1"
    assert response.headers["content-type"] == "application/json"
    assert json.loads(response.content) == example
    assert str(response.parsed.data.id) == CUSTOMER
    assert response.retries == 0


# RFC 9110, section 5.6.2 (token) and 5.5 (field value)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-A", "1"),
        ("x-a", ""),
        ("X-A", "a b\tc"),
        ("X-A", "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
        ("!#$%&'*+-.^_`|~09AZaz", "1"),
        ("X-A", "v" * 4_000),
    ],
)
def test_option_headers_are_sent(
    drive: Driver, example: Body, name: str, value: str
) -> None:
    server = FakeServer(answer_json(200, example))
    drive.get(server, call=RequestOptions(headers={name: value}))
    assert server.request.headers[name] == value


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "X A",
        "X-A:",
        "X-A\r\nX-Evil",
        "X-A\n",
        "X-A\0",
        "X-Ä",
        '"X-A"',
        "X(A)",
        "X/A",
    ],
)
def test_names_that_are_no_header_are_refused_and_not_sent(
    drive: Driver, example: Body, name: str
) -> None:
    server = FakeServer(answer_json(200, example))
    with pytest.raises(ValueError, match="not a header name") as caught:
        drive.get(server, call=RequestOptions(headers={name: "v-secret"}))
    assert repr(name) in str(caught.value)
    assert "v-secret" not in str(caught.value)
    assert server.requests == []


@pytest.mark.parametrize(
    "value",
    [
        "v-secret\r\nX-Evil: 1",
        "v-secret\r",
        "v-secret\n",
        "\nv-secret",
        "v-secret\n continued",
        "v-sec\0ret",
        "v-sec\x1bret",
        "v-secret\x7f",
        " v-secret",
        "v-secret ",
        "\tv-secret",
        "v-secreté",
        "v-secret🙂",
        "v-secret\u2028",
        "v-secret\ud800",
        "v-secret\r\n\r\nGET /admin HTTP/1.1",
        "v-secret\x0b",
        "v-secret\x0c\x0c",
        "v-secret\x85",
        "v-secret\xa0",
        "v-secret\u202e",
        "v-secret\ufeff",
        "\x00v-secret",
        "v-secret\x08\x08",
        "v-secret漢字",
    ],
)
def test_header_values_that_cannot_be_sent_are_refused_by_name_without_the_value(
    drive: Driver, example: Body, value: str
) -> None:
    server = FakeServer(answer_json(200, example))
    with pytest.raises(ValueError, match=r"^X-A: ") as caught:
        drive.get(server, call=RequestOptions(headers={"X-A": value}))
    assert "v-sec" not in str(caught.value)
    assert server.requests == []


@pytest.mark.parametrize("name", ["Accept", "accept", "ACCEPT"])
def test_option_headers_win_in_any_case(
    drive: Driver, example: Body, name: str
) -> None:
    server = FakeServer(answer_json(200, example))
    options = RequestOptions(headers={"X-Client": "1", "X-Both": "client"})
    call = RequestOptions(headers={name: "text/plain", "x-both": "call"})
    drive.get(server, call=call, options=options)
    sent = server.request.headers
    assert sent.get_list("accept") == ["text/plain"]
    assert sent.get_list("x-both") == ["call"]
    assert sent.get_list("x-client") == ["1"]


def test_option_queries_are_added_encoded(drive: Driver, example: Body) -> None:
    server = FakeServer(answer_json(200, example))
    options = RequestOptions(query={"a": "client", "b": "1"})
    values = {"a": "x y&b=2#/?%+é🙂", "ключ": "", "c\r\n": "\0"}
    drive.get(server, call=RequestOptions(query=values), options=options)
    # RFC 3986, section 3.4; by name, since their order means nothing
    sent = server.request.url.raw_path.decode().partition("?")
    expected = {**values, "a": values["a"], "b": "1"}
    assert sent[0] == PREFIX + CUSTOMER
    assert sorted(sent[2].split("&")) == sorted(
        f"{quote(name, safe='')}={quote(value, safe='')}"
        for name, value in expected.items()
    )
    assert server.request.url.host == HOST


def test_options_do_not_show_their_headers() -> None:
    assert "s3cr3t" not in repr(RequestOptions(headers={"X-Api-Key": "s3cr3t"}))


def test_none_is_no_path_value() -> None:
    """A lookup that failed must not become `GET /v1/customers/None`."""
    missing: Any = None
    with pytest.raises(ValueError, match="customer_id"):
        get_customer_v1_request(missing)
