"""Date-times of the API: one instant in Python, the same text on the wire."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from behaviour.driver import CUSTOMER, Driver, FakeServer, answer_json, pickled
from metronome import ResponseDecodeError
from metronome.models import CustomerConfig, CustomerDetail
from pydantic import ValidationError

Body = dict[str, Any]

NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
INDIA = timezone(timedelta(hours=5, minutes=30))


def read(drive: Driver, example: Body, created_at: str) -> CustomerDetail:
    example["data"]["created_at"] = created_at
    return drive.get(FakeServer(answer_json(200, example))).data


def created_at_of(model: CustomerDetail) -> Any:
    return json.loads(model.model_dump_json())["created_at"]


def made(created_at: Any) -> CustomerDetail:
    """A customer of the caller's own making."""
    return CustomerDetail(
        created_at=created_at,
        updated_at=NOON,
        custom_fields={},
        customer_config=CustomerConfig(salesforce_account_id=None),
        external_id="",
        id=UUID(CUSTOMER),
        ingest_aliases=[],
        name="",
    )


# RFC 3339, section 5.6 (grammar and notes) and 5.8 (examples)
SPELLINGS = [
    ("2024-05-06T12:00:00Z", NOON),
    ("2024-05-06T12:00:00.000Z", NOON),
    ("2024-05-06T12:00:00.000000000Z", NOON),
    ("2024-05-06t12:00:00z", NOON),
    ("2024-05-06 12:00:00Z", NOON),
    ("2024-05-06T12:00:00+00:00", NOON),
    ("2024-05-06T12:00:00-00:00", NOON),
    ("2024-05-06T17:30:00+05:30", NOON),
    ("2024-05-06T04:00:00.5-08:00", NOON + timedelta(seconds=0.5)),
    ("2024-05-06T12:00:00.123456789Z", NOON + timedelta(microseconds=123456)),
    ("2024-05-06T12:00:00.1Z", NOON + timedelta(microseconds=100_000)),
    ("1985-04-12T23:20:50.52Z", datetime(1985, 4, 12, 23, 20, 50, 520_000, UTC)),
    ("1996-12-19T16:39:57-08:00", datetime(1996, 12, 20, 0, 39, 57, tzinfo=UTC)),
    ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ("9999-12-31T23:59:59.999999Z", datetime.max.replace(tzinfo=UTC)),
]


@pytest.mark.parametrize(("text", "instant"), SPELLINGS)
def test_each_spelling_is_its_instant_and_comes_back_to_the_letter(
    drive: Driver, example: Body, text: str, instant: datetime
) -> None:
    customer = read(drive, example, text)
    assert customer.created_at == instant
    assert customer.created_at.tzinfo is not None
    assert created_at_of(customer) == text


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-06",
        "12:00:00Z",
        "2024-05-06T12:00:00",
        "2024-05-06T12:00Z",
        "2024-05-06T12:00:00+0530",
        "2024-05-06T12:00:00+05",
        "2024-05-06T12:00:00+24:00",
        "2024-05-06T12:00:00.Z",
        "2024-05-06T12:00:00,5Z",
        "2024-05-06T25:00:00Z",
        "2024-05-06T12:60:00Z",
        "2024-05-06T12:00:60Z",
        "1990-12-31T23:59:60+01:00",
        "9999-12-31T22:59:60-02:00",
        "2024-02-30T12:00:00Z",
        "2024-13-01T12:00:00Z",
        "2023-02-29T12:00:00Z",
        "20240506T120000Z",
        "2024-W19-1T12:00:00Z",
        "24-05-06T12:00:00Z",
        "+02024-05-06T12:00:00Z",
        " 2024-05-06T12:00:00Z",
        "2024-05-06T12:00:00Z\n",
        "2024-05-06_12:00:00Z",
        "２０２４-05-06T12:00:00Z",  # noqa: RUF001 - digits, but not of ASCII
        "1714996800",
        "now",
        " 2024-05-06T12:00:00.000Z",
        "\n2024-05-06T12:00:00.000Z",
        "24-05-06T12:00:00.000Z",
        "+02024-05-06T12:00:00.000Z",
        "-2024-05-06T12:00:00.000Z",
        "20240506T12:00:00.000Z",
        "2024-0506T12:00:00.000Z",
        "2024-127T12:00:00.000Z",
        "2024-W19-1T12:00:00.000Z",
        "2024-05-06TT12:00:00.000Z",
        "2024-05-06T12:00:00.000T12:00:00.000Z",
        "2024-05-06T24:00:00.000Z",
        "２０２４-05-06T12:00:00.000Z",  # noqa: RUF001 - digits, but not of ASCII
        "T12:00:00.000Z",
    ],
)
def test_text_that_is_no_date_time_is_refused_without_repeating_it(
    drive: Driver, example: Body, text: str
) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        read(drive, example, text)
    assert "data.created_at" in str(caught.value)
    assert text not in str(caught.value)


@pytest.mark.parametrize(  # RFC 3339, section 5.8
    "text", ["1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00"]
)
def test_leap_seconds_are_read_as_the_last_instant_before(
    drive: Driver, example: Body, text: str
) -> None:
    customer = read(drive, example, text)
    assert customer.created_at == datetime(1990, 12, 31, 23, 59, 59, 999_999, UTC)
    assert created_at_of(customer) == text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickled_timestamps_keep_their_text(
    drive: Driver, example: Body, protocol: int
) -> None:
    text = "2024-05-06T17:30:00.123456789+05:30"
    created_at = read(drive, example, text).created_at
    again: datetime = pickle.loads(pickle.dumps(created_at, protocol))
    assert again == created_at
    assert created_at_of(made(again)) == text


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_copied_timestamps_keep_their_text(
    drive: Driver, example: Body, copied: Any
) -> None:
    text = "2024-05-06t12:00:00.5z"
    assert created_at_of(made(copied(read(drive, example, text).created_at))) == text


def test_timestamps_keep_their_text_from_one_model_to_the_next(
    drive: Driver, example: Body
) -> None:
    text = "2024-05-06T12:00:00.000000000Z"
    customer = read(drive, example, text)
    assert created_at_of(made(customer.created_at)) == text
    other = made(NOON)
    other.created_at = customer.created_at
    assert created_at_of(other) == text


COMPUTED: list[tuple[Callable[[datetime], datetime], str]] = [
    (lambda it: it + timedelta(hours=1), "2024-05-06T13:00:00Z"),
    (lambda it: it - timedelta(0), "2024-05-06T12:00:00Z"),
    (lambda it: it.replace(year=2025), "2025-05-06T12:00:00Z"),
    (lambda it: it.astimezone(INDIA), "2024-05-06T17:30:00+05:30"),
]


@pytest.mark.parametrize(("computed", "text"), COMPUTED)
def test_computed_timestamps_have_a_text_of_their_own(
    drive: Driver,
    example: Body,
    computed: Callable[[datetime], datetime],
    text: str,
) -> None:
    read_value = read(drive, example, "2024-05-06t12:00:00.000000000z").created_at
    value = computed(read_value)
    assert created_at_of(made(value)) == text
    assert created_at_of(made(pickled(value))) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NOON, "2024-05-06T12:00:00Z"),
        (NOON.replace(microsecond=5), "2024-05-06T12:00:00.000005Z"),
        (NOON.astimezone(INDIA), "2024-05-06T17:30:00+05:30"),
        (NOON.astimezone(ZoneInfo("Etc/UTC")), "2024-05-06T12:00:00Z"),
        ("2024-05-06T12:00:00.0Z", "2024-05-06T12:00:00.0Z"),
    ],
)
def test_own_values_are_written_as_rfc_3339(value: object, text: str) -> None:
    assert created_at_of(made(value)) == text


@pytest.mark.parametrize(
    "value",
    [
        NOON.replace(tzinfo=None),
        date(2024, 5, 6),
        "2024-05-06T12:00:00",
        1714996800,
        1714996800.0,
        None,
    ],
)
def test_constructors_refuse_what_names_no_instant(value: object) -> None:
    with pytest.raises(ValidationError, match="created_at"):
        made(value)


def test_assignment_refuses_a_naive_datetime() -> None:
    customer = made(NOON)
    with pytest.raises(ValidationError, match="created_at"):
        customer.created_at = NOON.replace(tzinfo=None)
    assert customer.created_at == NOON
