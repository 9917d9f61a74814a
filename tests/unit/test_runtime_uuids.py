"""UUIDs that keep the text they came as."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from uuid import UUID

import pytest
from _runtime.uuids import SpelledUUID, Uuid, encode
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

UUIDS: TypeAdapter[UUID] = TypeAdapter(Uuid)

LOWER = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"  # RFC 9562, section 4
MIXED = "F81d4FAE-7dec-11d0-A765-00a0c91e6bf6"


@given(st.uuids())
def test_lower_case_is_a_plain_uuid(value: UUID) -> None:
    read = UUIDS.validate_json(f'"{value}"', strict=True)
    assert type(read) is UUID
    assert read == value
    assert UUIDS.dump_json(read) == f'"{value}"'.encode()


@given(st.uuids(), st.lists(st.booleans(), min_size=36, max_size=36))
def test_any_case_comes_back_to_the_letter(value: UUID, upper: list[bool]) -> None:
    letters = zip(str(value), upper, strict=True)
    text = "".join(char.upper() if up else char for char, up in letters)
    read = UUIDS.validate_json(f'"{text}"', strict=True)
    assert read == value
    assert hash(read) == hash(value)
    assert UUIDS.dump_json(read) == f'"{text}"'.encode()
    assert str(read) == str(value)


def pickled(value: UUID) -> UUID:
    again: UUID = pickle.loads(pickle.dumps(value))
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("text", [LOWER, MIXED, LOWER.upper()])
def test_copies_keep_the_text(again: Callable[[UUID], UUID], text: str) -> None:
    read = again(UUIDS.validate_python(text))
    assert read == UUID(text)
    assert encode(read) == text


def test_it_stays_immutable() -> None:
    with pytest.raises(TypeError):
        SpelledUUID(MIXED).text = LOWER


@pytest.mark.parametrize(
    "text",
    [
        "",
        LOWER[:-1],
        LOWER + "0",
        LOWER.replace("-", ""),
        f"{{{LOWER}}}",
        f"urn:uuid:{LOWER}",
        f" {LOWER}",
        f"{LOWER}\n",
        LOWER.replace("f", "g"),
        LOWER.replace("-", "_"),
        LOWER.replace("0", "０"),  # noqa: RUF001 - a digit, but not of ASCII
        LOWER.replace("1", "\u0661"),
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="RFC 9562"):
        UUIDS.validate_python(text)


@pytest.mark.parametrize("value", [1, None, True, [], bytes(16), UUID(LOWER).bytes])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        UUIDS.validate_python(value)


def test_uuids_of_the_callers_own_are_taken() -> None:
    own = UUID(LOWER)
    assert UUIDS.validate_python(own) == own
    assert UUIDS.dump_json(own) == f'"{LOWER}"'.encode()
