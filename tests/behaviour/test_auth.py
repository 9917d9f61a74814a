"""Where credentials and the server's URL come from, and where they must not go."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import traceback
from typing import Any

import httpx2
import pytest
from behaviour.driver import (
    CUSTOMER,
    TOKEN,
    Clock,
    Driver,
    FakeServer,
    answer,
    answer_json,
    documented_example,
)
from metronome import (
    APIError,
    APIStatusError,
    AsyncMetronome,
    Metronome,
    MissingCredentialsError,
    RequestOptions,
    ResponseDecodeError,
    UnauthorizedError,
)

Body = dict[str, Any]
Environment = pytest.MonkeyPatch

VARIABLE = "METRONOME_BEARER_TOKEN"


@pytest.mark.parametrize(
    ("argument", "variable", "sent"),
    [
        ("arg", None, "arg"),
        ("arg", "env", "arg"),
        ("arg", "", "arg"),
        (None, "env", "env"),
        ("arg", "not a token", "arg"),
    ],
)
def test_the_argument_wins_over_the_environment(
    drive: Driver,
    monkeypatch: Environment,
    argument: str | None,
    variable: str | None,
    sent: str,
) -> None:
    if variable is not None:
        monkeypatch.setenv(VARIABLE, variable)
    server = FakeServer(answer_json(200, documented_example()))
    drive.get(server, token=argument)
    assert server.request.headers["Authorization"] == f"Bearer {sent}"


@pytest.mark.parametrize("variable", [None, ""])
def test_without_a_token_nothing_is_sent_and_the_error_names_both_ways(
    drive: Driver, example: Body, monkeypatch: Environment, variable: str | None
) -> None:
    if variable is not None:
        monkeypatch.setenv(VARIABLE, variable)
    server = FakeServer(answer_json(200, example))
    with pytest.raises(MissingCredentialsError) as caught:
        drive.get(server, token=None)
    assert "bearer_token" in str(caught.value)
    assert VARIABLE in str(caught.value)
    assert server.requests == []


# RFC 6750, section 2.1: b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
@pytest.mark.parametrize("token", ["a", "A-9._~+/", "YWJj==", "a.b.c", "=a"[::-1]])
def test_tokens_of_the_grammar_are_sent(
    drive: Driver, example: Body, token: str
) -> None:
    server = FakeServer(answer_json(200, example))
    drive.get(server, token=token)
    assert server.request.headers["Authorization"] == f"Bearer {token}"


NO_TOKENS = [
    " ",
    "s3cr3t ",
    " s3cr3t",
    "s3cr3t\n",
    "s3cr3t\r\nX-Evil: 1",
    "s3cr3t,x",
    '"s3cr3t"',
    "s3=cr3t",
    "s3cr3té",
    "s3cr3t🙂",
    "Bearer s3cr3t",
]


@pytest.mark.parametrize("client", [Metronome, AsyncMetronome])
@pytest.mark.parametrize("token", [*NO_TOKENS, "", "s3\0cr3t"])
def test_arguments_outside_the_grammar_are_refused_without_their_value(
    client: type[Metronome | AsyncMetronome], token: str
) -> None:
    with pytest.raises(ValueError, match="bearer_token") as caught:
        client(bearer_token=token)
    assert "cr3t" not in str(caught.value)


@pytest.mark.parametrize("client", [Metronome, AsyncMetronome])
@pytest.mark.parametrize("token", NO_TOKENS)
def test_variables_outside_the_grammar_are_refused_without_their_value(
    monkeypatch: Environment, client: type[Metronome | AsyncMetronome], token: str
) -> None:
    monkeypatch.setenv(VARIABLE, token)
    with pytest.raises(ValueError, match=VARIABLE) as caught:
        client()
    assert "cr3t" not in str(caught.value)


ECHOES = [
    answer(401, f"bad token {TOKEN}"),
    answer(401, "x" * 190 + TOKEN),  # across any cut at 200 characters
    answer(401, f"<html>{TOKEN}</html>", {"Content-Type": "text/html"}),
    answer_json(401, {"message": f"bad token {TOKEN}"}),
    answer_json(401, {"detail": TOKEN}),
    answer_json(401, {"title": "y" * 180 + TOKEN}),
    answer_json(401, {"error": TOKEN, "token": TOKEN}),
    answer_json(401, f"Bearer {TOKEN}"),
    answer_json(500, {"message": TOKEN}),
    answer_json(429, {"message": TOKEN}, {"Retry-After": "1"}),
    answer_json(403, {}, {"X-Request-Id": TOKEN, "X-Echo": TOKEN}),
    answer_json(302, {}, {"Location": f"https://evil.example/?t={TOKEN}"}),
    answer(200, TOKEN, {"Content-Type": f"text/{TOKEN}"}),
    answer_json(200, {"data": {"custom_fields": {TOKEN: 1}}}),
    httpx2.ConnectError("no route"),
    httpx2.ReadTimeout("slow"),
]


@pytest.mark.parametrize("outcome", ECHOES)
def test_the_token_stands_in_no_text_of_an_error_or_log(
    drive: Driver, caplog: pytest.LogCaptureFixture, outcome: Any
) -> None:
    caplog.set_level(logging.DEBUG, "metronome")
    with pytest.raises(APIError) as caught:
        drive.get(FakeServer(outcome))
    error = caught.value
    texts = [str(error), repr(error), error.message, repr(error.args)]
    texts += traceback.format_exception(error)
    texts += [repr(error.request), repr(getattr(error, "response", None))]
    texts += [record.getMessage() for record in caplog.records]
    for text in texts:
        assert TOKEN not in text
        assert TOKEN[:10] not in text


def test_retries_are_logged_under_the_name_of_the_package(
    drive: Driver, caplog: pytest.LogCaptureFixture, example: Body
) -> None:
    caplog.set_level(logging.DEBUG, "metronome")
    drive.get(FakeServer(answer(503, TOKEN), answer_json(200, example)))
    (record,) = caplog.records
    assert record.name == "metronome"
    assert "503" in record.getMessage()
    assert TOKEN not in record.getMessage()


def test_a_client_does_not_show_its_token() -> None:
    options = RequestOptions(headers={"X-Api-Key": TOKEN})
    with Metronome(bearer_token=TOKEN, options=options) as client:
        other = client.with_options(options)
        shown = [repr(client), str(client), repr(vars(client)), repr(other)]
        shown += [repr(vars(other)), repr(client.customers), repr(options)]
        shown += [repr(vars(client.customers)), repr(vars(client)["_settings"])]
    for text in shown:
        assert TOKEN not in text


# Servers and redirects


def test_the_base_url_comes_from_argument_environment_or_document(
    drive: Driver, example: Body, monkeypatch: Environment
) -> None:
    page = answer_json(200, example)
    servers = [FakeServer(page), FakeServer(page), FakeServer(page)]
    drive.get(servers[0])
    monkeypatch.setenv("METRONOME_BASE_URL", "https://env.example/api/")
    drive.get(servers[1])
    drive.get(servers[2], base_url="http://arg.example:8080/x//")
    assert [str(server.request.url) for server in servers] == [
        f"https://api.metronome.com/v1/customers/{CUSTOMER}",
        f"https://env.example/api/v1/customers/{CUSTOMER}",
        f"http://arg.example:8080/x/v1/customers/{CUSTOMER}",
    ]


def test_an_empty_base_url_in_the_environment_is_none(
    drive: Driver, example: Body, monkeypatch: Environment
) -> None:
    monkeypatch.setenv("METRONOME_BASE_URL", "")
    server = FakeServer(answer_json(200, example))
    drive.get(server)
    assert server.request.url.host == "api.metronome.com"


# RFC 3986, section 3; a user, a query or a fragment would swallow the paths
@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "/",
        "api.example",
        "//api.example",
        "/v1",
        "http:",
        "http://",
        "http:///v1",
        "https:api.example",
        "ftp://api.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://api.example?key=s3cr3t",
        "http://api.example/?",
        "http://api.example/#",
        "http://api.example#x",
        "http://user:s3cr3t@api.example",
        "http://s3cr3t@api.example",
        "http://api.example\\@evil.example",
        "http://api.example:port",
        "http://api.example:99999",
        "http://[::1",
        "http://a..example",
        f"http://{'a' * 64}.example",
        "http://api example",
        "http://api.example/a b",
        "http://api.example\r\n",
        "http://api.example/\0",
        " http://api.example",
    ],
)
@pytest.mark.parametrize("client", [Metronome, AsyncMetronome])
def test_base_urls_that_cannot_work_are_refused_at_once(
    client: type[Metronome | AsyncMetronome], url: str
) -> None:
    with pytest.raises(ValueError, match="base_url") as caught:
        client(bearer_token=TOKEN, base_url=url)
    assert "s3cr3t" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location",
    [
        "/v1/elsewhere",
        f"https://api.metronome.com/v1/customers/{CUSTOMER}",
        "https://evil.example/",
        "//evil.example/",
        "http://api.metronome.com/v1",
        "http://[::1",
        "http://a..example/",
        "",
    ],
)
def test_redirects_are_errors_and_never_followed(
    drive: Driver, status: int, location: str
) -> None:
    server = FakeServer(answer(status, headers={"Location": location}))
    with pytest.raises(APIStatusError) as caught:
        drive.get(server)
    assert caught.value.status_code == status
    assert caught.value.response.headers["location"] == location
    assert len(server.requests) == 1


def test_even_a_given_http_client_that_follows_redirects_does_not() -> None:
    server = FakeServer(answer(307, headers={"Location": "https://evil.example/"}))
    transport = httpx2.MockTransport(server)
    with httpx2.Client(transport=transport, follow_redirects=True) as http:
        client = Metronome(bearer_token=TOKEN, http_client=http)
        with pytest.raises(APIStatusError):
            client.customers.get_customer_v1(CUSTOMER)
    assert len(server.requests) == 1


def test_a_decode_error_shows_no_value_of_the_body(
    drive: Driver, example: Body
) -> None:
    example["data"]["name"] = {"nested": "v-private"}
    with pytest.raises(ResponseDecodeError) as caught:
        drive.get(FakeServer(answer(200, json.dumps(example))))
    shown = "".join(
        traceback.format_exception(pickle.loads(pickle.dumps(caught.value)))
    )
    shown += "".join(traceback.format_exception(caught.value))
    assert "v-private" not in shown


def test_control_characters_of_a_server_are_shown_not_obeyed(drive: Driver) -> None:
    """A log line or terminal must not be steered by an error body."""
    text = "bad\r\nINFO all is well\x1b[31m\u202e"
    with pytest.raises(APIStatusError) as caught:
        drive.get(FakeServer(answer_json(400, {"message": text})))
    error = caught.value
    assert str(error).isprintable()
    assert "\\r\\n" in str(error)
    assert error.body == {"message": text}


# Tokens that change


def test_a_function_is_asked_for_each_call(example: Body) -> None:
    tokens = iter(["t1", "t2"])
    server = FakeServer(answer_json(200, example))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        client = Metronome(bearer_token=lambda: next(tokens), http_client=http)
        client.customers.get_customer_v1(CUSTOMER)
        client.customers.get_customer_v1(CUSTOMER)
    sent = [request.headers["Authorization"] for request in server.requests]
    assert sent == ["Bearer t1", "Bearer t2"]


def test_the_async_client_awaits_a_function(example: Body) -> None:
    server = FakeServer(answer_json(200, example))

    async def token() -> str:
        await asyncio.sleep(0)
        return "t1"

    async def main() -> None:
        transport = httpx2.MockTransport(server)
        async with httpx2.AsyncClient(transport=transport) as http:
            client = AsyncMetronome(bearer_token=token, http_client=http)
            await client.customers.get_customer_v1(CUSTOMER)

    asyncio.run(main())
    assert server.request.headers["Authorization"] == "Bearer t1"


def test_the_sync_client_cannot_wait_for_a_coroutine() -> None:
    async def token() -> str:
        await asyncio.sleep(0)
        return "t1"

    server = FakeServer(answer(200))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        secret: Any = token  # which no type checker lets pass
        client = Metronome(bearer_token=secret, http_client=http)
        with pytest.raises(TypeError, match="only the async client"):
            client.customers.get_customer_v1(CUSTOMER)
    assert server.requests == []


@pytest.mark.parametrize(
    ("tokens", "statuses", "sent"),
    [
        (["old", "new"], [401, 200], ["old", "new"]),
        (["old", "old"], [401], ["old"]),  # the same would be refused again
        (["a", "b", "c"], [401, 401], ["a", "b"]),  # once is enough
    ],
)
def test_a_rejected_token_is_replaced_once_if_there_is_another(
    clock: Clock, example: Body, tokens: list[str], statuses: list[int], sent: list[str]
) -> None:
    server = FakeServer(*(answer_json(status, example) for status in statuses))
    given = iter(tokens)
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        client = Metronome(bearer_token=lambda: next(given), http_client=http)
        if statuses[-1] == 200:
            client.customers.get_customer_v1(CUSTOMER)
        else:
            with pytest.raises(UnauthorizedError):
                client.customers.get_customer_v1(CUSTOMER)
    assert len(clock.waits) == len(sent) - 1
    found = [request.headers["Authorization"] for request in server.requests]
    assert found == [f"Bearer {token}" for token in sent]


def test_a_function_that_gives_no_token_sends_nothing(example: Body) -> None:
    server = FakeServer(answer_json(200, example))
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        client = Metronome(bearer_token=lambda: "s3cr3t\n", http_client=http)
        with pytest.raises(ValueError, match="bearer_token") as caught:
            client.customers.get_customer_v1(CUSTOMER)
    assert "cr3t" not in str(caught.value)
    assert server.requests == []


def test_the_auth_of_a_given_http_client_takes_the_place_of_ours(
    drive: Driver, example: Body
) -> None:
    """A scheme of one's own is an `httpx2.Auth`, which signs each request."""
    server = FakeServer(answer_json(200, example))
    transport, auth = httpx2.MockTransport(server), httpx2.BasicAuth("u", "p")
    if drive.flavour == "sync":
        with httpx2.Client(transport=transport, auth=auth) as http:
            Metronome(http_client=http).customers.get_customer_v1(CUSTOMER)
    else:

        async def main() -> None:
            async with httpx2.AsyncClient(transport=transport, auth=auth) as http:
                client = AsyncMetronome(http_client=http)
                await client.customers.get_customer_v1(CUSTOMER)

        asyncio.run(main())
    # printf 'u:p' | base64
    assert server.request.headers["Authorization"] == "Basic dTpw"
