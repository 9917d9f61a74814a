"""No text shows a secret, however a server spells it when it repeats what it was sent."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
from behaviour.driver import Caller, Driver, FakeServer, answer, answer_json
from behaviour.made import Json, client_of, document
from metronome import APIError, RequestOptions, UnauthorizedError
from metronome._runtime.redaction import without

SECRET = "S3cr3t+t0ken/with~all._-kinds0123456789=="
ONCE = RequestOptions(max_retries=0)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _base64url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "in a path (RFC 3986)": quote,
    "in a query (RFC 3986)": lambda text: quote(text, safe=""),
    "in a query, small letters": lambda text: quote(text, safe="").lower(),
    "in JSON with escaped slashes": lambda text: text.replace("/", "\\/"),
    # RFC 4648: what comes before shifts all that follows by 0, 6 or 12 bits
    "base64": _base64,
    "base64 after one byte": lambda text: _base64("x" + text),
    "base64 after two bytes": lambda text: _base64("xy" + text),
    "base64 of the header": lambda text: _base64(f"Bearer {text}"),
    "base64 of a user and it": lambda text: _base64(f"user:{text}:more"),
    "base64url": _base64url,
    "base64url after one byte": lambda text: _base64url("x" + text),
}


@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_an_echo_is_starred(drive: Driver, spell: Callable[[str], str]) -> None:
    said = spell(SECRET)
    server = FakeServer(answer_json(401, {"message": f"bad: {said} !"}))

    async def body(client: Caller) -> None:
        await client.get("a", ONCE)

    with pytest.raises(UnauthorizedError) as caught:
        drive.run(server, body, token=SECRET)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert "bad: " in shown
    assert "***" in shown
    middle = said[
        8:-8
    ]  # base64 joins its first and last letters with what is beside it
    windows = {middle[at : at + 8] for at in range(len(middle) - 7)}
    assert not [each for each in windows if each in shown]


def test_no_log_shows_a_key_in_the_query(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scheme = {"type": "apiKey", "in": "query", "name": "api key"}
    get: Json = {"operationId": "a", "tags": ["c"], "responses": {}}
    paths: Json = {"/a": {"get": get}}
    made = document({"T": {"type": "object", "properties": {"a": {}}}}, paths)
    made["components"]["securitySchemes"] = {"key": scheme}
    made["security"] = [{"key": []}]
    caplog.set_level(logging.INFO)
    server = FakeServer(answer(500))
    made["components"]["securitySchemes"]["key"] = {**scheme, "name": "another"}
    with client_of(made, "earlier", tmp_path) as package:  # its filter comes first
        http = httpx2.Client(transport=httpx2.MockTransport(server))
        with pytest.raises(package.InternalServerError):
            package.Earlier(key=SECRET, http_client=http, options=ONCE).c.a()
    server.requests.clear()
    made["components"]["securitySchemes"]["key"] = scheme
    with client_of(made, "logged", tmp_path) as package:
        http = httpx2.Client(transport=httpx2.MockTransport(server))
        client = package.Logged(key=SECRET, http_client=http, options=ONCE)
        with pytest.raises(package.InternalServerError) as caught:
            client.c.a(options=package.RequestOptions(query={"other": "seen"}))
    assert quote(SECRET, safe="").encode() in server.request.url.query
    assert "api%20key=***" in caplog.text
    assert "other=seen" in caplog.text
    error: Exception = caught.value
    for shown in (caplog.text, repr(error), repr(vars(error))):
        assert SECRET not in shown
        assert quote(SECRET, safe="") not in shown


def test_what_is_no_secret_stays() -> None:
    assert without((SECRET,), "no token, no stars") == "no token, no stars"
    assert without((), "a\nb\x1b[31m\u202e") == "a\\nb\\x1b[31m\\u202e"


def test_a_short_secret_does_not_spoil_every_text() -> None:
    assert without(("ab",), "YWI and more") == "YWI and more"


def test_a_long_text_of_a_server_is_cut(drive: Driver) -> None:
    text = json.dumps({"message": "a" * 10_000_000})
    with pytest.raises(APIError) as caught:
        drive.get(FakeServer(answer(400, text)), call=ONCE)
    assert len(str(caught.value)) < 400
