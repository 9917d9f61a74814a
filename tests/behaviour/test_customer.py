"""The customer endpoint, down to its fine print."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from behaviour.driver import CUSTOMER, TOKEN, Driver, FakeServer, answer, answer_json
from metronome import ResponseDecodeError
from metronome.models import BillableStatus, CustomerDetail

Body = dict[str, Any]


def customer(drive: Driver, body: object) -> CustomerDetail:
    return drive.get(FakeServer(answer_json(200, body))).data


def refusal(drive: Driver, body: object) -> str:
    with pytest.raises(ResponseDecodeError) as caught:
        drive.get(FakeServer(answer_json(200, body)))
    assert caught.value.status_code == 200
    return str(caught.value)


def encoded(model: CustomerDetail) -> Any:
    return json.loads(model.model_dump_json(exclude_unset=True))


def test_the_request_on_the_wire(drive: Driver, example: Body) -> None:
    server = FakeServer(answer_json(200, example))
    drive.get(server)
    sent = server.request
    assert sent.method == "GET"
    assert str(sent.url) == f"https://api.metronome.com/v1/customers/{CUSTOMER}"
    assert sent.headers["Accept"] == "application/json"
    assert sent.headers["Authorization"] == f"Bearer {TOKEN}"
    assert sent.content == b""
    assert "content-type" not in sent.headers
    assert "content-length" not in sent.headers


def test_a_uuid_and_its_text_give_the_same_url(drive: Driver, example: Body) -> None:
    texts, uuids = (FakeServer(answer_json(200, example)) for _ in range(2))
    drive.get(texts, CUSTOMER)
    drive.get(uuids, UUID(CUSTOMER))
    assert texts.request.url == uuids.request.url


def test_the_documented_example_decodes_to_typed_values(
    drive: Driver, example: Body
) -> None:
    new_year = datetime(2024, 1, 1, tzinfo=UTC)
    read = customer(drive, example)
    assert read.id == UUID(CUSTOMER)
    assert read.created_at == read.updated_at == new_year
    assert read.external_id == "team@example.com"
    assert read.ingest_aliases == ["team@example.com"]
    assert read.name == "Example, Inc."
    assert read.customer_config.salesforce_account_id == "0015500001WO1ZiABL"
    assert read.custom_fields == {"x_account_id": "KyVnHhSBWl7eY2bl"}


def test_the_documented_example_comes_back_equal(drive: Driver, example: Body) -> None:
    page = drive.get(FakeServer(answer_json(200, example)))
    assert json.loads(page.model_dump_json(exclude_unset=True)) == example


def test_archived_at_absent_null_and_set_stay_apart(
    drive: Driver, example: Body
) -> None:
    data = example["data"]
    absent = customer(drive, example)
    null = customer(drive, {"data": data | {"archived_at": None}})
    date = customer(drive, {"data": data | {"archived_at": "2024-05-06T07:08:09Z"}})
    assert absent.archived_at is None
    assert "archived_at" not in absent.model_fields_set
    assert "archived_at" not in encoded(absent)
    assert null.archived_at is None
    assert "archived_at" in null.model_fields_set
    assert encoded(null)["archived_at"] is None
    assert date.archived_at == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert encoded(date)["archived_at"] == "2024-05-06T07:08:09Z"


def test_salesforce_account_id_may_be_null(drive: Driver, example: Body) -> None:
    example["data"]["customer_config"]["salesforce_account_id"] = None
    read = customer(drive, example)
    assert read.customer_config.salesforce_account_id is None
    assert encoded(read) == example["data"]


def test_salesforce_account_id_may_not_be_absent(drive: Driver, example: Body) -> None:
    example["data"]["customer_config"] = {}
    assert "data.customer_config.salesforce_account_id" in refusal(drive, example)


def test_billable_status_absent_is_none_and_stays_absent(
    drive: Driver, example: Body
) -> None:
    read = customer(drive, example)
    assert read.current_billable_status is None
    assert "current_billable_status" not in read.model_fields_set
    assert "current_billable_status" not in encoded(read)


def test_billable_status_null_is_refused(drive: Driver, example: Body) -> None:
    example["data"]["current_billable_status"] = None
    assert "data.current_billable_status" in refusal(drive, example)


@pytest.mark.parametrize("extra", [{}, {"effective_at": None}])
def test_a_known_billable_status_is_a_member(
    drive: Driver, example: Body, extra: Body
) -> None:
    status = {"value": "unbillable", **extra}
    example["data"]["current_billable_status"] = status
    read = customer(drive, example)
    assert read.current_billable_status is not None
    assert read.current_billable_status.value is BillableStatus.UNBILLABLE
    assert read.current_billable_status.value.is_known
    assert encoded(read)["current_billable_status"] == status


@pytest.mark.parametrize("value", ["paused", "", "BILLABLE", "billable ", "é🙂"])
def test_an_unknown_billable_status_is_kept_shown_and_sent_back(
    drive: Driver, example: Body, value: str
) -> None:
    example["data"]["current_billable_status"] = {"value": value}
    read = customer(drive, example)
    assert read.current_billable_status is not None
    status = read.current_billable_status.value
    assert isinstance(status, BillableStatus)
    assert status == value
    assert not status.is_known
    assert "unknown" in repr(status)
    assert encoded(read) == example["data"]


@pytest.mark.parametrize("value", [1, True, None, [], {}, 1.5])
def test_a_billable_status_that_is_no_string_is_refused(
    drive: Driver, example: Body, value: object
) -> None:
    example["data"]["current_billable_status"] = {"value": value}
    assert "data.current_billable_status.value" in refusal(drive, example)


@pytest.mark.parametrize("value", [1, 1.5, True, None, [], {}])
def test_custom_fields_hold_only_strings(
    drive: Driver, example: Body, value: object
) -> None:
    example["data"]["custom_fields"]["x"] = value
    assert "data.custom_fields.x" in refusal(drive, example)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 1),
        ("name", None),
        ("external_id", True),
        ("ingest_aliases", "team@example.com"),
        ("ingest_aliases", [1]),
        ("ingest_aliases", {}),
        ("customer_config", []),
        ("customer_config", None),
        ("custom_fields", []),
        ("created_at", 1704067200),
        ("created_at", "2024-01-01"),
        ("created_at", "2024-01-01T00:00:00"),
        ("updated_at", None),
        ("archived_at", ""),
        ("id", "d7abd0cd4ae94db78676e986a4ebd8dc"),
        ("id", "{d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc}"),
        ("id", "urn:uuid:d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc"),
        ("id", ""),
    ],
)
def test_values_of_another_type_are_refused_not_coerced(
    drive: Driver, example: Body, field: str, value: object
) -> None:
    example["data"][field] = value
    assert f"data.{field}" in refusal(drive, example)


@pytest.mark.parametrize(
    "field",
    [
        "created_at",
        "custom_fields",
        "customer_config",
        "external_id",
        "id",
        "ingest_aliases",
        "name",
        "updated_at",
    ],
)
def test_a_missing_required_field_is_named_without_any_value(
    drive: Driver, example: Body, field: str
) -> None:
    values = ["team@example.com", "Example, Inc.", "0015500001WO1ZiABL", CUSTOMER]
    del example["data"][field]
    with pytest.raises(ResponseDecodeError) as caught:
        drive.get(FakeServer(answer_json(200, example)), "asked-for")
    assert f"data.{field}" in str(caught.value)
    assert not [value for value in values if value in str(caught.value)]


def test_unknown_fields_are_kept_at_every_level(drive: Driver, example: Body) -> None:
    extra: Body = {"new": [1, {"deep": None}], "model_x": "y", "schema": {}, "copy": 1}
    data = example["data"]
    data["current_billable_status"] = {"value": "billable", **extra}
    data["customer_config"].update(extra)
    data.update(extra)
    example.update(extra)
    page = drive.get(FakeServer(answer_json(200, example)))
    assert page.model_extra == extra
    assert page.data.model_extra == extra
    assert page.data.customer_config.model_extra == extra
    assert json.loads(page.model_dump_json(exclude_unset=True)) == example


@pytest.mark.parametrize("number", [2**53 + 1, -(2**64), 10**40])
def test_big_integers_in_unknown_fields_are_exact(
    drive: Driver, example: Body, number: int
) -> None:
    example["data"]["usage"] = number
    assert encoded(customer(drive, example))["usage"] == number


@pytest.mark.xfail(strict=True, reason="pydantic reads them as inf and writes null")
@pytest.mark.parametrize("number", ["1e400", "-1e400"])  # RFC 8259, section 6: JSON
def test_huge_floats_in_unknown_fields_do_not_become_null(
    drive: Driver, example: Body, number: str
) -> None:
    text = json.dumps(example).replace('"data": {', f'"data": {{"usage": {number}, ')
    page = drive.get(FakeServer(answer(200, text)))
    assert '"usage":null' not in page.model_dump_json()


@pytest.mark.parametrize("text", [CUSTOMER.upper(), CUSTOMER.title()])
def test_a_uuid_in_upper_case_comes_back_to_the_letter(
    drive: Driver, example: Body, text: str
) -> None:
    example["data"]["id"] = text
    read = customer(drive, example)
    assert read.id == UUID(CUSTOMER)
    assert encoded(read)["id"] == text
    assert encoded(pickle.loads(pickle.dumps(read)))["id"] == text
    assert encoded(copy.deepcopy(read))["id"] == text
