"""Query and header parameters as text (OpenAPI 3.0.4, styles `form` and `simple`)."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import quote
from uuid import UUID

import pytest
from _runtime.query import header_values, query_values
from _runtime.styles import comma_separated

UUID_TEXT = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"


class Colour(StrEnum):
    RED = "red"


ATOMS = [
    ("blue", "blue"),
    ("", ""),
    ("a b&c=d", "a b&c=d"),
    (5, "5"),
    (0, "0"),
    (-(2**70), "-1180591620717411303424"),
    (1.5, "1.5"),
    (True, "true"),
    (False, "false"),
    (Colour.RED, "red"),
    (UUID(UUID_TEXT), UUID_TEXT),
    (datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), "2024-05-06T07:08:09Z"),
]


@pytest.mark.parametrize(("value", "text"), ATOMS)
def test_an_atom_is_one_pair(value: object, text: str) -> None:
    assert query_values({"q": value}) == (f"q={quote(text, safe='')}",)
    assert header_values({"X-Q": value}) == {"X-Q": text}


def test_an_absent_parameter_is_no_pair() -> None:
    assert query_values({"a": None, "b": 1}) == ("b=1",)
    assert header_values({"a": None, "b": 1}) == {"b": "1"}


# OpenAPI 3.0.4, "Style Examples", the row `form`: array ["blue", "black", "brown"]
def test_a_list_is_a_pair_an_item_or_one_with_commas() -> None:
    colours = ["blue", "black", "brown"]
    exploded = ("color=blue", "color=black", "color=brown")
    assert query_values({"color": colours}) == exploded
    joined = ("color=blue,black,brown",)
    assert query_values({"color": comma_separated(colours)}) == joined


def test_an_empty_list_is_no_pair() -> None:
    assert query_values({"a": []}) == ()
    assert query_values({"a": comma_separated([])}) == ()


def test_pairs_keep_the_order_of_the_parameters() -> None:
    assert query_values({"b": 1, "a": [2, 3]}) == ("b=1", "a=2", "a=3")


@pytest.mark.parametrize(
    "value", [datetime(2024, 5, 6), "\ud800", ["a", "\udfff"]]  # noqa: DTZ001 - naive
)
def test_values_that_cannot_be_sent_are_refused_by_name(value: object) -> None:
    with pytest.raises(ValueError, match=r"^q: "):
        query_values({"q": value})
    with pytest.raises(ValueError, match=r"^q: "):
        header_values({"q": value})


# OpenAPI 3.0.4, "Style Examples", the row `simple`: blue,black,brown
def test_a_list_in_a_header_is_one_field_with_commas() -> None:
    colours = ["blue", "black", "brown"]
    assert header_values({"X-Color": colours}) == {"X-Color": "blue,black,brown"}
