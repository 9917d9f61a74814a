"""Whatever a server does: our errors only, nothing sent twice that must not be, nothing left.

`faults/table.py` says what must come of each fault; it happens here to both clients, by GET,
POST and DELETE.
"""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from base64 import b64encode
from urllib.parse import quote

import pytest
from behaviour.driver import TOKEN
from behaviour.faults.server import FaultServer, faulty
from behaviour.faults.table import GOOD, MIB, TABLE, Fault
from metronome import APIError, AsyncMetronome, Metronome, Request, RequestOptions
from metronome._runtime.json_bodies import json_body
from pydantic import TypeAdapter

HANG = 14.0  # seconds: far more than any of these may take on a busy machine
METHODS = ("GET", "POST", "DELETE")
SECRETS = (TOKEN, quote(TOKEN), b64encode(TOKEN.encode()).decode()[:-4])
ANSWER = dict[str, bool]


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metronome._runtime.retries._FIRST_WAIT", 0.01)


def request_of(method: str) -> Request[ANSWER]:
    return Request(
        operation="any",
        method=method,
        path=("/any",),
        responses={200: json_body(ANSWER)},
        content=("application/json", b'{"a": 1}') if method == "POST" else None,
    )


def outcome_of(flavour: str, method: str, url: str, timeout: float) -> object:
    """What a call returns, or the error that it raises."""
    options = RequestOptions(
        timeout=timeout, deadline=12, max_retries=1, max_response_bytes=MIB
    )
    request = request_of(method)

    async def main() -> object:
        async with AsyncMetronome(
            bearer_token=TOKEN, base_url=url, options=options
        ) as client:
            return (await client.send(request)).parsed

    try:
        if flavour == "async":
            return asyncio.run(main())
        with Metronome(bearer_token=TOKEN, base_url=url, options=options) as client:
            return client.send(request).parsed
    except APIError as error:
        return error


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("fault", TABLE.values(), ids=TABLE.keys())
def test_a_fault_ends_as_the_table_says(
    fault: Fault, method: str, flavour: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # httpcore2's DEBUG shows all that it gets
    began = time.monotonic()
    with faulty(fault.behave, is_deaf=fault.is_deaf) as server:
        outcome = outcome_of(flavour, method, server.url, fault.timeout)
        took = time.monotonic() - began
        assert server.is_quiet()
    assert took < HANG
    if fault.error is None:
        assert outcome == TypeAdapter(ANSWER).validate_json(GOOD)
    else:
        assert type(outcome) is fault.error, outcome
    assert len(server.requests) == fault.tries[METHODS.index(method)]
    no_secret_in(outcome, caplog.text)
    if not fault.is_deaf:
        only_what_was_meant(server, method)


def no_secret_in(outcome: object, logged: str) -> None:
    shown = repr(outcome) + logged
    if isinstance(outcome, APIError):
        shown += "".join(traceback.format_exception(outcome))
        shown += repr(vars(outcome))
    for secret in SECRETS:
        assert secret not in shown


def only_what_was_meant(server: FaultServer, method: str) -> None:
    """Each try is the same request to the same place, whole, and with its credentials."""
    for request in server.requests:
        assert request.startswith(f"{method} /any HTTP/1.1\r\n".encode())
        assert f"\r\nAuthorization: Bearer {TOKEN}\r\n".encode() in request
        assert request.endswith(
            b'\r\n\r\n{"a": 1}' if method == "POST" else b"\r\n\r\n"
        )
