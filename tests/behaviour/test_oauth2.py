"""Tokens that a client gets by itself: once for all who wait, anew before they expire."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest
from behaviour.made import client_of, document

FLOW: dict[str, Any] = {"tokenUrl": "/oauth/token", "scopes": {}}
SECRET = "s3cr3t&+ é"
# RFC 6749, section 2.3.1: both are form-encoded, then RFC 7617:
# printf 'id%%3A:s3cr3t%%26%%2B+%%C3%%A9' | base64
BASIC = "Basic aWQlM0E6czNjcjN0JTI2JTJCKyVDMyVBOQ=="


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    operation = {
        "operationId": "call",
        "tags": ["calls"],
        "responses": {"204": {"description": "done"}},
    }
    made = document(
        {"S": {"type": "object", "properties": {"a": {}}}}, {"/x": {"post": operation}}
    )
    made["security"] = [{"oauth": []}]
    made["components"]["securitySchemes"] = {
        "oauth": {"type": "oauth2", "flows": {"clientCredentials": FLOW}}
    }
    with client_of(made, "oauth_made", tmp_path_factory.mktemp("oauth")) as found:
        yield found


class Server:
    """A token endpoint that numbers its tokens, and an API that takes the good ones."""

    def __init__(self, *, expires_in: object = 3600, delay: float = 0.0) -> None:
        self.expires_in = expires_in
        self.delay = delay
        self.refused = set[str]()
        self.token_status = 200
        self.extra: dict[str, object] = {}
        self.forms: list[dict[str, str]] = []
        self.token_requests: list[httpx2.Request] = []
        self.calls: list[str] = []
        self.lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if not request.url.path.endswith("/oauth/token"):
            sent = request.headers["Authorization"]
            with self.lock:
                self.calls.append(sent)
            return httpx2.Response(401 if sent in self.refused else 204)
        with self.lock:
            self.token_requests.append(request)
            self.forms.append(dict(parse_qsl(request.content.decode())))
            number = len(self.forms)
        if self.delay:
            time.sleep(self.delay)
        body: dict[str, object] = {"access_token": f"t{number}", "token_type": "Bearer"}
        if self.expires_in is not None:
            body["expires_in"] = self.expires_in
        if self.token_status != 200:
            body = {"error": f"invalid_client {SECRET}"}
        return httpx2.Response(self.token_status, json=body | self.extra)


@pytest.fixture(params=["sync", "async"])
def run(package: Any, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Runs steps (`call`, or a function) with one client of either flavour."""

    def run_sync(server: Server, token: Any, *steps: Any, **more: Any) -> None:
        transport = httpx2.MockTransport(server)
        with httpx2.Client(transport=transport) as http:
            client = package.OauthMade(access_token=token, http_client=http, **more)
            for step in steps:
                client.calls.call() if step == "call" else step()

    def run_async(server: Server, token: Any, *steps: Any, **more: Any) -> None:
        async def main() -> None:
            transport = httpx2.MockTransport(server)
            async with httpx2.AsyncClient(transport=transport) as http:
                client = package.AsyncOauthMade(
                    access_token=token, http_client=http, **more
                )
                for step in steps:
                    if step == "call":
                        await client.calls.call()
                    else:
                        step()

        asyncio.run(main())

    return run_sync if request.param == "sync" else run_async


@pytest.fixture
def clock(package: Any, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr("oauth_made._runtime.oauth2.monotonic", lambda: clock.now)
    return clock


def test_client_credentials(package: Any, run: Any) -> None:
    server = Server()
    grant = package.ClientCredentials("id:", SECRET, scopes=("a", "b"))
    run(server, grant, "call", "call")
    # RFC 6749, section 4.4.2
    assert server.forms == [{"grant_type": "client_credentials", "scope": "a b"}]
    (request,) = server.token_requests
    assert str(request.url) == "https://made.test/oauth/token"
    assert request.headers["Authorization"] == BASIC
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert server.calls == ["Bearer t1", "Bearer t1"]


def test_client_credentials_in_the_body(package: Any, run: Any) -> None:
    server = Server()
    run(server, package.ClientCredentials("id", SECRET, in_body=True), "call")
    (form,) = server.forms
    assert form == {
        "grant_type": "client_credentials",
        "client_id": "id",
        "client_secret": SECRET,
    }
    assert "Authorization" not in server.token_requests[0].headers


def test_what_is_meant_for_the_api_does_not_go_to_the_token_endpoint(
    package: Any, run: Any
) -> None:
    server = Server()
    options = package.RequestOptions(headers={"X-Tenant": "t"}, query={"q": "1"})
    grant = package.ClientCredentials(
        "id", "s", token_url="https://id.test/oauth/token?a=1"
    )
    run(server, grant, "call", options=options)
    (request,) = server.token_requests
    assert str(request.url) == "https://id.test/oauth/token?a=1"
    assert "X-Tenant" not in request.headers


def test_a_relative_token_url_starts_at_the_server(package: Any, run: Any) -> None:
    """OpenAPI 3.1, section 4.6 and RFC 3986, section 5: at the server's path."""
    server = Server()
    grant = package.ClientCredentials("id", "s", token_url="../oauth/token")
    run(server, grant, "call", base_url="https://made.test/api/v1")
    (request,) = server.token_requests
    assert str(request.url) == "https://made.test/api/oauth/token"


def test_the_environment_gives_client_credentials(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OAUTH_MADE_CLIENT_ID", "id")
    monkeypatch.setenv("OAUTH_MADE_CLIENT_SECRET", "s")
    server = Server()
    run(server, None, "call")
    assert server.calls == ["Bearer t1"]


def test_a_token_that_is_given_is_sent_as_it_is(run: Any) -> None:
    server = Server()
    run(server, "given", "call")
    assert (server.calls, server.forms) == (["Bearer given"], [])


def test_refresh_tokens_rotate(package: Any, run: Any, clock: SimpleNamespace) -> None:
    """RFC 6749, section 6: a new refresh token replaces the old one."""
    server = Server(expires_in=100)
    server.extra = {"refresh_token": "r2"}

    def later() -> None:
        clock.now += 100

    run(server, package.RefreshToken("r1", "id"), "call", later, "call")
    assert [form["refresh_token"] for form in server.forms] == ["r1", "r2"]
    assert {form["grant_type"] for form in server.forms} == {"refresh_token"}
    assert server.forms[0]["client_id"] == "id"
    assert server.calls == ["Bearer t1", "Bearer t2"]


@pytest.mark.parametrize(
    "case",  # seconds that the server names, seconds that pass, requests for a token
    [
        (3600, 3569, 1),  # half a minute is left for the way
        (3600, 3570, 2),
        (100, 89, 1),  # of short lives a tenth
        (100, 90, 2),
        ("100", 90, 2),
        (None, 10**9, 1),  # section 5.1: it may be left out
        (0, 0, 2),
    ],
)
def test_a_token_is_renewed_before_it_expires(
    package: Any, run: Any, clock: SimpleNamespace, case: tuple[object, float, int]
) -> None:
    expires_in, passed, tokens = case
    server = Server(expires_in=expires_in)

    def later() -> None:
        clock.now += passed

    run(server, package.ClientCredentials("id", "s"), "call", later, "call")
    assert len(server.forms) == tokens


def test_a_rejected_token_is_renewed_once(package: Any, run: Any) -> None:
    server = Server()
    server.refused = {"Bearer t1"}
    run(server, package.ClientCredentials("id", "s"), "call")
    assert server.calls == ["Bearer t1", "Bearer t2"]


def test_a_second_rejection_is_the_answer(package: Any, run: Any) -> None:
    server = Server()
    server.refused = {f"Bearer t{number}" for number in range(9)}
    with pytest.raises(package.UnauthorizedError):
        run(server, package.ClientCredentials("id", "s"), "call")
    assert server.calls == ["Bearer t1", "Bearer t2"]


def test_without_retries_nothing_is_sent_again(package: Any, run: Any) -> None:
    server = Server()
    server.refused = {"Bearer t1"}
    options = package.RequestOptions(max_retries=0)
    with pytest.raises(package.UnauthorizedError):
        run(server, package.ClientCredentials("id", "s"), "call", options=options)
    assert server.calls == ["Bearer t1"]


@pytest.mark.parametrize("status", [400, 401, 500])
def test_a_refused_token_is_an_error_that_shows_no_secret(
    package: Any, run: Any, status: int
) -> None:
    server = Server()
    server.token_status = status
    with pytest.raises(package.APIStatusError) as caught:
        run(server, package.ClientCredentials("id", SECRET, in_body=True), "call")
    assert caught.value.status_code == status
    assert "POST /oauth/token" in str(caught.value)
    shown = f"{caught.value} {caught.value!r} {caught.value.request!r}"
    assert "s3cr3t" not in shown
    assert server.calls == []


@pytest.mark.parametrize(
    "extra",
    [
        {"access_token": None},
        {"access_token": "a\r\nb"},
        {"token_type": "mac"},
        {"expires_in": []},
        {"expires_in": "soon"},
    ],
)
def test_an_answer_without_a_token_is_an_error(
    package: Any, run: Any, extra: dict[str, object]
) -> None:
    server = Server()
    server.extra = extra
    with pytest.raises(package.ResponseDecodeError):
        run(server, package.ClientCredentials("id", "s"), "call")
    assert server.calls == []


def test_threads_share_one_request_for_a_token(package: Any) -> None:
    server = Server(delay=0.1)
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        grant = package.ClientCredentials("id", "s")
        client = package.OauthMade(access_token=grant, http_client=http)
        with ThreadPoolExecutor(16) as pool:
            for future in [pool.submit(client.calls.call) for _ in range(16)]:
                future.result()
    assert len(server.forms) == 1
    assert server.calls == ["Bearer t1"] * 16


def test_threads_share_one_refusal(package: Any) -> None:
    server = Server(delay=0.2)
    server.token_status = 401
    barrier = threading.Barrier(8)

    def call(client: Any) -> int:
        barrier.wait()
        with pytest.raises(package.UnauthorizedError):
            client.calls.call()
        return 1

    with httpx2.Client(transport=httpx2.MockTransport(server)) as http:
        grant = package.ClientCredentials("id", "s")
        client = package.OauthMade(access_token=grant, http_client=http)
        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(call, [client] * 8)) == 8
    assert len(server.forms) == 1


def test_tasks_share_one_request_even_where_the_first_is_cancelled(
    package: Any,
) -> None:
    server = Server()

    async def slow(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/oauth/token":
            await asyncio.sleep(0.05)
        return server(request)

    async def main() -> None:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(slow)) as http:
            grant = package.ClientCredentials("id", "s")
            client = package.AsyncOauthMade(access_token=grant, http_client=http)
            first = asyncio.create_task(client.calls.call())
            others = [asyncio.create_task(client.calls.call()) for _ in range(15)]
            await asyncio.sleep(0.01)
            first.cancel()
            await asyncio.gather(*others)
            assert first.cancelled()

    asyncio.run(main())
    assert len(server.forms) == 1  # the first never got that far
    assert server.calls == ["Bearer t1"] * 15


def test_secrets_are_not_shown(package: Any) -> None:
    for grant in (
        package.ClientCredentials("id", SECRET),
        package.RefreshToken(SECRET, "id", SECRET),
    ):
        client = package.OauthMade(access_token=grant)
        shown = f"{grant!r} {client!r} {vars(client)!r}"
        assert "s3cr3t" not in shown
        json.dumps(shown)
