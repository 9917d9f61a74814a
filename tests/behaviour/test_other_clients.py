"""Clients that are generated here and driven at once: the other HTTP library, golden cases,
and the 36 operations of `customers.yaml`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from paths import ROOT
from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import read

CUSTOMER = "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc"


def drive(folder: Path, spec: Path, client: Client, script: str) -> None:
    """Generate a client and run `script` with it, warnings as errors."""
    for path, data in generate(read(str(spec)), client).tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_either_http_library_carries_a_call(tmp_path: Path, library: str) -> None:
    client = Client("", package="metronome", http_library=library)
    script = f"""
import asyncio, json, sys, {library} as http
from metronome import AsyncMetronome, Metronome, NotFoundError
def answer(request):
    assert request.headers["authorization"] == "Bearer t"
    return http.Response(404, json={{"message": "gone"}}, headers={{"X-Request-Id": "r1"}})
def check(error):
    assert (error.status_code, error.request_id) == (404, "r1")
    assert "gone" in str(error)
with Metronome(bearer_token="t", http_client=http.Client(transport=http.MockTransport(answer))) as c:
    try:
        c.customers.get_customer_v1("{CUSTOMER}")
    except NotFoundError as error:
        check(error)
async def main():
    inner = http.AsyncClient(transport=http.MockTransport(answer))
    async with inner, AsyncMetronome(bearer_token="t", http_client=inner) as c:
        try:
            await c.customers.get_customer_v1("{CUSTOMER}")
        except NotFoundError as error:
            check(error)
asyncio.run(main())
other = {{"httpx": "httpx2", "httpx2": "httpx"}}["{library}"]
assert other not in sys.modules
"""
    drive(tmp_path, ROOT / "spec/metronome.yaml", client, script)


# Wire forms: OpenAPI 3.0, "Style Values": form with explode for arrays, RFC 6570 3.2.8;
# RFC 3339 for date-times; `true` for booleans as in JSON.
CUSTOMERS = f"""

import json
import httpx2 as http
from datetime import UTC, datetime
from uuid import UUID
from customers import Customers, BadRequestError, models

sent = []
answers = []
def answer(request):
    sent.append(request)
    return answers.pop(0)
client = Customers(bearer_token="t", http_client=http.Client(transport=http.MockTransport(answer)))

answers.append(http.Response(200, json={{"data": [], "next_page": None}}))
page = client.customers.list_customers_v1(
    customer_ids=["a b", "c&d"], limit=5, only_archived=True, next_page=None
).first()
assert page.items == [] and page.parsed.next_page is None
assert sent[-1].url.raw_path == b"/v1/customers?customer_ids=a%20b&customer_ids=c%26d&limit=5&only_archived=true"

answers.append(http.Response(200, json={{"data": [], "next_page": "n"}}))
client.invoices.list_breakdown_invoices_v1(
    "{CUSTOMER}",
    datetime(2024, 2, 1, tzinfo=UTC),
    datetime(2024, 1, 1, tzinfo=UTC),
    window_size="HOUR",
).first()
assert dict(sent[-1].url.params) == {{
    "ending_before": "2024-02-01T00:00:00Z", "starting_on": "2024-01-01T00:00:00Z", "window_size": "HOUR"
}}

# an absent field is not sent, a null is
answers.append(http.Response(200))
body = models.UpdateCustomerConfigV1Request(salesforce_account_id=None)
assert client.customers.update_customer_config_v1("{CUSTOMER}", body) is None
assert json.loads(sent[-1].content) == {{"salesforce_account_id": None}}
assert sent[-1].headers["content-type"] == "application/json"
answers.append(http.Response(200))
client.customers.update_customer_config_v1("{CUSTOMER}", models.UpdateCustomerConfigV1Request())
assert json.loads(sent[-1].content) == {{}}

# a POST is not sent again after a failure that may have been carried out
answers.append(http.Response(500))
try:
    client.customers.update_customer_config_v1("{CUSTOMER}", body)
except Exception as error:
    assert type(error).__name__ == "InternalServerError"
before = len(sent)
assert sent[-1].method == "POST" and before == 5

# documented error bodies are decoded into their model
answers.append(http.Response(400, json={{"message": "bad"}}))
try:
    client.customers.update_customer_config_v1("{CUSTOMER}", body)
except BadRequestError as error:
    assert isinstance(error.body, models.Error) and error.body.message == "bad"

# bytes come as they are, and are asked for
answers.append(http.Response(200, content=b"%PDF-1.7\\0"))
assert client.invoices.get_invoice_pdf_v1("{CUSTOMER}", UUID("{CUSTOMER}")) == b"%PDF-1.7\\0"
assert sent[-1].headers["accept"] == "application/pdf"
assert not answers
"""


def test_customers_document_speaks_as_it_should(tmp_path: Path, shared: Path) -> None:
    spec = shared / "specs/metronome/customers.yaml"
    drive(tmp_path, spec, Client("", package="customers"), CUSTOMERS)


def test_golden_responses_are_read_by_status(tmp_path: Path) -> None:
    script = """
import httpx2 as http
from example import APIStatusError, Example, InternalServerError, NotFoundError, models
def client(*answer, **more):
    return Example(http_client=http.Client(
        transport=http.MockTransport(lambda _: http.Response(*answer, **more))
    ))
assert client(200, json={"name": "x"}).reports.get_report(1) == models.Report(name="x")
assert client(202).reports.get_report(1) is None
assert client(206, content=b"a").reports.get_report_pdf(1) == b"a"
assert client(203, text="words").reports.get_report_text(1) == "words"
for status, kind, body, expected in [
    (404, NotFoundError, {"message": "m"}, models.Problem(message="m")),
    (501, InternalServerError, {"message": "m"}, models.Problem(message="m")),
    (418, APIStatusError, "plain", "plain"),
]:
    sent = {"json": body} if isinstance(body, dict) else {"text": body}
    try:
        client(status, **sent).reports.get_report(1)
    except kind as error:
        assert error.body == expected
    else:
        raise AssertionError(status)
"""
    spec = ROOT / "tests/golden/responses/spec.yaml"
    drive(tmp_path, spec, Client("", package="example"), script)


def test_golden_parameters_are_sent_by_their_styles(tmp_path: Path) -> None:
    script = """
from datetime import UTC, datetime
from example.resources.file_lines import list_lines_request
request = list_lines_request(
    "a/b", "txt", datetime(2024, 1, 1, tzinfo=UTC),
    limit=3, id=["x", "y"], tag=["p", "q"], x_trace="t", class_=False, body_="z",
)
assert "".join(request.path) == "/files/a%2Fb.txt/lines"
assert request.query == (
    "limit=3", "since=2024-01-01T00%3A00%3A00Z", "id=x", "id=y",
    "tag=p,q", "class=false", "body=z",
)
assert request.headers == {"X-Trace": "t"}
for bad in ("", ".", ".."):
    try:
        list_lines_request(bad, "txt", datetime(2024, 1, 1, tzinfo=UTC))
    except ValueError as error:
        assert str(error).startswith("name:")
    else:
        raise AssertionError(bad)
try:
    list_lines_request("a", "txt", datetime(2024, 1, 1))
except ValueError as error:
    assert str(error).startswith("since:")
"""
    spec = ROOT / "tests/golden/parameters/spec.yaml"
    drive(tmp_path, spec, Client("", package="example"), script)


def test_golden_security_sends_the_token_where_it_belongs(tmp_path: Path) -> None:
    script = """
import httpx as http
from secured import MissingCredentialsError, Secured
sent = []
def answer(request):
    sent.append(request.headers.get("authorization"))
    return http.Response(200)
def client(token):
    return Secured(bearer_token=token, http_client=http.Client(transport=http.MockTransport(answer)))
client("t").both.private(); client("t").both.public(); client("t").both.optional()
client(None).both.public(); client(None).both.optional()
assert sent == ["Bearer t", None, "Bearer t", None, None]
try:
    client(None).both.private()
except MissingCredentialsError as error:
    assert "bearer_token" in str(error) and "SECURED_BEARER_TOKEN" in str(error)
else:
    raise AssertionError
assert len(sent) == 5
"""
    spec = ROOT / "tests/golden/security/spec.yaml"
    client = replace(Client("", package="secured"), http_library="httpx")
    drive(tmp_path, spec, client, script)
