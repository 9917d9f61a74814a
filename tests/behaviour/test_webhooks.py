"""What the API sends of its own accord: payloads parsed, and what is wrong told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from behaviour.made import Json, client_of, document

OBJECT: Json = {"type": "object"}


def hook(schema: Json, kind: str = "application/json") -> Json:
    """A webhook that brings what `schema` describes."""
    return {"post": {"requestBody": {"content": {kind: {"schema": schema}}}}}


def event(name: str, **properties: Json) -> Json:
    """An object that says in `type` which event it is."""
    tag = {"type": {"const": name}}
    return {**OBJECT, "required": ["type"], "properties": {**tag, **properties}}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of two webhooks that a property tells apart, and of one that is text."""
    source = document(
        {"Paid": event("paid", cents={"type": "integer"}), "Input": SIDES},
        paths={"/jobs": {"post": {**JOB, "operationId": "startJob"}}},
    )
    source["webhooks"] = {
        "invoice.paid": hook({"$ref": "#/components/schemas/Paid"}),
        "invoice.void": hook(event("void", at={"type": "string", "format": "date"})),
    }
    folder = tmp_path_factory.mktemp("events")
    with client_of(source, "events_client", folder) as package:
        yield package


SIDES: Json = {
    **OBJECT,
    "required": ["id", "secret"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
    },
}
JOB: Json = {
    "responses": {"204": {"description": ""}},
    "callbacks": {
        "done": {
            "{$request.query.url}": {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Input"}
                            }
                        }
                    },
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Input"}
                                }
                            },
                        }
                    },
                }
            }
        }
    },
}


def test_a_payload_is_parsed(events: Any) -> None:
    found = events.Webhooks().parse_invoice_paid(b'{"type": "paid", "cents": 5}')
    assert type(found) is events.models.Paid
    assert (found.type, found.cents) == ("paid", 5)


def test_one_method_parses_all_by_their_tag(events: Any) -> None:
    parse = events.Webhooks().parse
    assert parse(b'{"type": "paid", "cents": 5}').cents == 5
    assert parse(b'{"type": "void", "at": "2026-01-31"}').at.day == 31


def test_an_event_that_the_document_does_not_know_is_kept(events: Any) -> None:
    body = b'{"type": "refunded", "cents": 5}'
    found = events.Webhooks().parse(body)
    assert type(found).__name__ == "UnknownVariant"
    assert json.loads(found.model_dump_json(by_alias=True)) == json.loads(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"type": "void"}', b'{"type": "paid", "cents": "x"}'],
)
def test_a_payload_that_does_not_fit_is_our_error(events: Any, body: bytes) -> None:
    with pytest.raises(events.WebhookPayloadError) as caught:
        events.Webhooks().parse_invoice_paid(body)
    assert isinstance(caught.value, events.WebhookError)
    assert isinstance(caught.value, events.APIError)


def test_what_is_wrong_is_told_without_the_values(events: Any) -> None:
    body = b'{"type": "paid", "cents": "s3cr3t"}'
    with pytest.raises(events.WebhookPayloadError, match="cents") as caught:
        events.Webhooks().parse_invoice_paid(body)
    assert "s3cr3t" not in str(caught.value)


def test_deep_json_is_our_error(events: Any) -> None:
    with pytest.raises(events.WebhookPayloadError):
        events.Webhooks().parse_invoice_paid(b"[" * 100_000)


def test_a_body_beyond_the_limit_is_not_parsed(events: Any) -> None:
    body = b'{"type": "paid", "cents": 5}'
    assert events.Webhooks(max_body_bytes=len(body)).parse(body).cents == 5
    with pytest.raises(events.WebhookPayloadError, match="27 bytes"):
        events.Webhooks(max_body_bytes=len(body) - 1).parse(body)


def test_a_callback_is_read_as_an_answer_is_and_answered_as_a_request(
    events: Any,
) -> None:
    """The API owns what it sends: what is read-only comes, what is write-only does not."""
    found = events.Webhooks().parse_start_job_done(b'{"id": "a"}')
    assert found.id == "a"
    with pytest.raises(events.WebhookPayloadError, match="id"):
        events.Webhooks().parse_start_job_done(b'{"secret": "x"}')
    answer = events.models.InputInput(secret="x")
    assert answer.model_dump(by_alias=True, exclude_unset=True) == {"secret": "x"}


def test_webhooks_without_a_tag_are_told_by_name(tmp_path: Path) -> None:
    source = document({"A": {**OBJECT, "properties": {"a": {"type": "integer"}}}})
    source["webhooks"] = {
        "a": hook({"$ref": "#/components/schemas/A"}),
        "b": hook({"type": "array", "items": {"type": "integer"}}),
        "c": hook({"type": "string"}, "text/plain"),
    }
    with client_of(source, "by_name_client", tmp_path) as package:
        webhooks = package.Webhooks()
        assert webhooks.parse("a", b'{"a": 1}').a == 1
        assert webhooks.parse("b", b"[1]") == [1]
        assert webhooks.parse_c("é".encode()) == "é"
        with pytest.raises(package.WebhookPayloadError, match="'z'"):
            webhooks.parse("z", b"{}")
        with pytest.raises(package.WebhookPayloadError):
            webhooks.parse_c(b"\xff")


@pytest.mark.parametrize("key", ["webhooks", "x-webhooks"])
def test_both_keys_of_webhooks_are_read(tmp_path: Path, key: str) -> None:
    source = document({"A": {**OBJECT, "properties": {"a": {"type": "integer"}}}})
    source[key] = {"a.b": hook({"$ref": "#/components/schemas/A"})}
    with client_of(source, "one_client", tmp_path) as package:
        assert package.Webhooks().parse_a_b(b'{"a": 1}').a == 1


def test_a_client_that_receives_nothing_has_no_part_of_it(tmp_path: Path) -> None:
    plain = document({"A": event("a")})
    with client_of(plain, "plain_client", tmp_path) as package:
        assert "Webhooks" not in dir(package)
        assert not list((tmp_path / "plain_client").rglob("webhooks.py"))
        assert not list((tmp_path / "plain_client").rglob("signatures.py"))
