"""Tokens of an OpenID provider: where it gives them is read once of its metadata."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from behaviour.made import Json, client_of, document

PROVIDER = "https://id.test/tenant"
METADATA = "/.well-known/openid-configuration"
TOKENS = "https://tokens.test/oauth/token"
SECRET = "s3cr3t-0f-the-client"
# Where the metadata are, by the scheme that says so; the last is no such place.
URLS = {
    "usual": f"{PROVIDER}{METADATA}",
    "rfc8414": "https://id.test/.well-known/oauth-authorization-server/tenant",
    "relative": METADATA,
    "loopback": f"http://127.0.0.1:8080{METADATA}",
    "plain": f"http://id.test{METADATA}",
    "unknown": "https://id.test/discover",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    paths: Json = {
        f"/api/{name}": {
            "get": {
                "operationId": name,
                "tags": ["calls"],
                "security": [{name: []}],
                "responses": {"204": {"description": "done"}},
            }
        }
        for name in URLS
    }
    made = document({"S": {"type": "object", "properties": {"a": {}}}}, paths)
    made["components"]["securitySchemes"] = {
        name: {"type": "openIdConnect", "openIdConnectUrl": url}
        for name, url in URLS.items()
    }
    with client_of(made, "openid_made", tmp_path_factory.mktemp("openid")) as found:
        yield found


class World:
    """A provider, its token endpoint, and an API."""

    def __init__(self, answer: httpx2.Response | None = None, **metadata: Any) -> None:
        self.metadata = {"issuer": PROVIDER, "token_endpoint": TOKENS, **metadata}
        self.answer = answer
        self.delay = 0.0
        self.expires_in = 3600
        self.asked: list[httpx2.Request] = []
        self.lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        with self.lock:
            self.asked.append(request)
        if "/.well-known/" in request.url.path:
            time.sleep(self.delay)
            return self.answer or httpx2.Response(200, json=self.metadata)
        if request.url.path.startswith("/api/"):
            return httpx2.Response(204)
        token = {"access_token": "t", "expires_in": self.expires_in}
        return httpx2.Response(200, json={**token, "token_type": "Bearer"})

    def urls(self) -> list[str]:
        return [str(each.url) for each in self.asked]


Run = Callable[..., None]


@pytest.fixture(params=["sync", "async"])
def run(package: Any, request: pytest.FixtureRequest) -> Run:
    """Calls operations (or what else is given), one after the other, with one client."""

    def run_sync(world: World, *calls: Any, **given: Any) -> None:
        transport = httpx2.MockTransport(world)
        with httpx2.Client(transport=transport, follow_redirects=True) as http:
            client = package.OpenidMade(http_client=http, **given)
            for call in calls:
                getattr(client.calls, call)() if isinstance(call, str) else call()

    def run_async(world: World, *calls: Any, **given: Any) -> None:
        async def main() -> None:
            transport = httpx2.MockTransport(world)
            async with httpx2.AsyncClient(
                transport=transport, follow_redirects=True
            ) as http:
                client = package.AsyncOpenidMade(http_client=http, **given)
                for call in calls:
                    if isinstance(call, str):
                        await getattr(client.calls, call)()
                    else:
                        call()

        asyncio.run(main())

    return run_sync if request.param == "sync" else run_async


def grants(package: Any, **more: Any) -> dict[str, Any]:
    """The same credentials for every scheme."""
    grant = package.ClientCredentials("id", SECRET, **more)
    return {f"{name}_token": grant for name in URLS}


def test_metadata_are_read_once_and_tell_the_token_endpoint(
    package: Any, run: Run
) -> None:
    world = World()
    options = package.RequestOptions(headers={"X-Tenant": "t"}, query={"q": "1"})
    run(world, "usual", "usual", options=options, **grants(package, scopes=("read",)))
    api = "https://made.test/api/usual?q=1"
    assert world.urls() == [URLS["usual"], TOKENS, api, api]
    discovery, token, *calls = world.asked
    assert (discovery.method, token.method) == ("GET", "POST")
    assert discovery.content == b""
    # RFC 6749, section 4.4.2
    assert token.content == b"grant_type=client_credentials&scope=read"
    assert {each.headers["Authorization"] for each in calls} == {"Bearer t"}
    assert "Authorization" not in discovery.headers
    assert "X-Tenant" not in {*discovery.headers, *token.headers}


def test_another_token_needs_no_other_metadata(package: Any, run: Run) -> None:
    world = World()
    world.expires_in = 0
    run(world, "usual", "usual", **grants(package))
    api = "https://made.test/api/usual"
    assert world.urls() == [URLS["usual"], TOKENS, api, TOKENS, api]


@pytest.mark.parametrize(
    ("name", "issuer", "url"),
    [
        # OpenID Connect Discovery, section 4.1: a slash at the end is not in the URL
        ("usual", f"{PROVIDER}/", URLS["usual"]),
        # RFC 8414, section 3.1: between the host and the path
        ("rfc8414", PROVIDER, URLS["rfc8414"]),
        # OpenAPI 3.1, section 4.6: relative to the server
        ("relative", "https://made.test", f"https://made.test{METADATA}"),
        ("loopback", "http://127.0.0.1:8080", URLS["loopback"]),
    ],
)
def test_the_issuer_is_where_the_metadata_are(
    package: Any, run: Run, name: str, issuer: str, url: str
) -> None:
    world = World(issuer=issuer)
    run(world, name, **grants(package))
    assert world.urls() == [url, TOKENS, f"https://made.test/api/{name}"]


def test_a_token_endpoint_on_this_machine_needs_no_https(
    package: Any, run: Run
) -> None:
    world = World(token_endpoint="http://localhost:1/token")
    run(world, "usual", **grants(package))
    assert world.urls()[1] == "http://localhost:1/token"


BAD: dict[str, tuple[Any, dict[str, Any]]] = {
    "no issuer": (None, {"issuer": None}),
    "another issuer": (None, {"issuer": "https://evil.test"}),
    "the issuer of another tenant": (None, {"issuer": "https://id.test/other"}),
    "an issuer that only begins alike": (None, {"issuer": f"{PROVIDER}2"}),
    "no token endpoint": (None, {"token_endpoint": None}),
    "a list": (None, {"token_endpoint": [TOKENS]}),
    "http": (None, {"token_endpoint": "http://tokens.test/token"}),
    "http, nearly this machine": (None, {"token_endpoint": "http://localhost.test/"}),
    "relative": (None, {"token_endpoint": "/oauth/token"}),
    "no host": (None, {"token_endpoint": "https:///token"}),
    "no port": (None, {"token_endpoint": "https://tokens.test:65536/"}),
    "no URL": (None, {"token_endpoint": "https://tokens.test:port/"}),
    "no name of a host": (None, {"token_endpoint": "https://tokens..test/"}),
    "another scheme": (None, {"token_endpoint": "file:///etc/passwd"}),
    "not JSON": (b"<html>", {}),
    "no object": (b"[]", {}),
    "nothing": (b"", {}),
    "deep": (b"[" * 100_000, {}),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_metadata_are_an_error_and_no_secret_is_sent(
    package: Any, run: Run, case: str
) -> None:
    content, metadata = BAD[case]
    answer = None if content is None else httpx2.Response(200, content=content)
    world = World(answer, **metadata)
    with pytest.raises(package.ResponseDecodeError, match=f"^GET .*{METADATA}: ") as it:
        run(world, "usual", **grants(package))
    assert world.urls() == [URLS["usual"]]
    assert SECRET not in f"{it.value} {it.value!r} {it.value.request!r}"


def test_metadata_have_a_limit(package: Any, run: Run) -> None:
    world = World(httpx2.Response(200, content=b" " * (2**20 + 1)))
    with pytest.raises(package.ResponseTooLargeError):
        run(world, "usual", **grants(package))
    assert world.urls() == [URLS["usual"]]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_status_is_an_error_and_no_redirect_is_followed(
    package: Any, run: Run, status: int
) -> None:
    headers = {"Location": "https://evil.test/.well-known/openid-configuration"}
    world = World(httpx2.Response(status, headers=headers, text=SECRET))
    options = package.RequestOptions(max_retries=0)
    with pytest.raises(package.APIStatusError) as caught:
        run(world, "usual", options=options, **grants(package))
    assert caught.value.status_code == status
    assert world.urls() == [URLS["usual"]]
    assert SECRET not in str(caught.value)


def test_a_failure_is_not_kept(package: Any, run: Run) -> None:
    world = World(httpx2.Response(404))

    def fails(steps: tuple[Any, ...]) -> None:
        with pytest.raises(package.NotFoundError):
            run(world, *steps, **grants(package))

    fails(("usual",))
    world.answer = None
    run(world, "usual", **grants(package))
    assert world.urls()[-2:] == [TOKENS, "https://made.test/api/usual"]


@pytest.mark.parametrize("name", ["plain", "unknown"])
def test_what_is_no_place_of_metadata_is_refused(
    package: Any, run: Run, name: str
) -> None:
    world = World()
    with pytest.raises(ValueError, match=f"^{name}_token: .*give token_url$"):
        run(world, name, **grants(package))
    assert world.urls() == []


@pytest.mark.parametrize("name", ["usual", "plain", "unknown"])
def test_a_token_url_needs_no_metadata(package: Any, run: Run, name: str) -> None:
    world = World()
    run(world, name, **grants(package, token_url=TOKENS))
    assert world.urls() == [TOKENS, f"https://made.test/api/{name}"]


@pytest.mark.parametrize("token", ["given", lambda: "given"], ids=["text", "function"])
def test_a_token_that_is_given_is_sent_as_it_is(run: Run, token: Any) -> None:
    world = World()
    run(world, "usual", usual_token=token)
    (call,) = world.asked
    assert call.headers["Authorization"] == "Bearer given"


def test_the_environment_gives_client_credentials(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENID_MADE_USUAL_CLIENT_ID", "id")
    monkeypatch.setenv("OPENID_MADE_USUAL_CLIENT_SECRET", SECRET)
    world = World()
    run(world, "usual")
    assert world.urls()[:2] == [URLS["usual"], TOKENS]


def test_refresh_tokens_go_to_the_same_endpoint(package: Any, run: Run) -> None:
    world = World()
    run(world, "usual", usual_token=package.RefreshToken("r1", "id"))
    assert world.urls()[1] == TOKENS
    assert b"refresh_token=r1" in world.asked[1].content


def test_threads_share_one_discovery(package: Any) -> None:
    world = World()
    world.delay = 0.1
    with httpx2.Client(transport=httpx2.MockTransport(world)) as http:
        client = package.OpenidMade(http_client=http, **grants(package))
        with ThreadPoolExecutor(16) as pool:
            for future in [pool.submit(client.calls.usual) for _ in range(16)]:
                future.result()
    assert (
        world.urls() == [URLS["usual"], TOKENS] + ["https://made.test/api/usual"] * 16
    )


def test_tasks_share_one_discovery_even_where_the_first_is_cancelled(
    package: Any,
) -> None:
    world = World()

    async def slow(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith(METADATA):
            await asyncio.sleep(0.05)
        return world(request)

    async def main() -> None:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(slow)) as http:
            client = package.AsyncOpenidMade(http_client=http, **grants(package))
            first = asyncio.create_task(client.calls.usual())
            others = [asyncio.create_task(client.calls.usual()) for _ in range(15)]
            await asyncio.sleep(0.01)
            first.cancel()
            await asyncio.gather(*others)
            assert first.cancelled()

    asyncio.run(main())
    assert world.urls().count(TOKENS) == 1
    assert world.urls().count(URLS["usual"]) == 1  # the first never got that far
    assert len(world.urls()) == 2 + 15


def test_secrets_are_not_shown(package: Any) -> None:
    client = package.OpenidMade(**grants(package))
    shown = f"{client!r} {vars(client)!r}"
    assert SECRET not in json.dumps(shown)
