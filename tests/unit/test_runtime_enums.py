"""Enumerations that keep what they do not know."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from _runtime.enums import OpenStrEnum
from pydantic import TypeAdapter, ValidationError


class Colour(OpenStrEnum):
    RED = "red"
    DARK_BLUE = "dark blue"


class Other(OpenStrEnum):
    RED = "red"


COLOURS = TypeAdapter(list[Colour])

UNKNOWN = ["green", "", "RED", "Red", " red", "é🙂", "name", "RED "]


def test_known_values_are_their_members() -> None:
    assert Colour("dark blue") is Colour.DARK_BLUE
    assert Colour.RED.is_known
    assert Colour.RED.name == "RED"
    assert repr(Colour.RED) == "<Colour.RED: 'red'>"


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown_values_are_kept_as_text(text: str) -> None:
    value = Colour(text)
    assert isinstance(value, Colour)
    assert not value.is_known
    assert value == text == value.value
    assert str(value) == f"{value}" == text
    assert repr(value) == f"<Colour unknown: {text!r}>"
    assert value != Colour.RED


@pytest.mark.parametrize("text", ["red", *UNKNOWN])
def test_equal_values_are_equal_and_hash_alike(text: str) -> None:
    first, second = Colour(text), Colour(text)
    assert first == second
    assert hash(first) == hash(second) == hash(text)
    assert {first: 1}[Colour(text)] == 1
    assert {first: 1}.get(second) == 1


@pytest.mark.parametrize("text", ["red", *UNKNOWN])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_survive_pickling(text: str, protocol: int) -> None:
    value = pickle.loads(pickle.dumps(Colour(text), protocol))
    assert type(value) is Colour
    assert value == text
    assert value.is_known == Colour(text).is_known


@pytest.mark.parametrize("text", ["red", *UNKNOWN])
def test_values_survive_copying(text: str) -> None:
    for value in (copy.copy(Colour(text)), copy.deepcopy(Colour(text))):
        assert type(value) is Colour
        assert value == text


@pytest.mark.parametrize("value", [1, 1.0, True, None, b"red", ["red"], object()])
def test_other_types_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="Colour"):
        Colour(value)


def test_unknown_values_become_no_members() -> None:
    for text in UNKNOWN:
        Colour(text)
    assert list(Colour) == [Colour.RED, Colour.DARK_BLUE]
    assert "green" not in Colour.__members__


@pytest.mark.parametrize("text", ["red", "green", ""])
def test_json_there_and_back(text: str) -> None:
    (value,) = COLOURS.validate_json(f'["{text}"]', strict=True)
    assert type(value) is Colour
    assert value == text
    assert COLOURS.dump_json([value]) == f'["{text}"]'.encode()
    assert COLOURS.dump_python([value]) == [text]


@pytest.mark.parametrize("text", ["1", "true", "null", "[]", "{}", "1.5"])
def test_json_of_other_types_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        COLOURS.validate_json(f"[{text}]", strict=True)
