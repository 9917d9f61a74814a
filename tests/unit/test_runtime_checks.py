"""What JSON Schema asks of values and pydantic does not know."""

from __future__ import annotations

import json
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import pytest
from _runtime.base64s import Base64
from _runtime.checks import Contains, MultipleOf, UniqueItems
from _runtime.datetimes import DateTime
from _runtime.decimals import DecimalNumber
from _runtime.models import Model, Omittable
from _runtime.numbers import Number
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError


class Point(Model):
    x: Omittable[int] = None
    other: Omittable[datetime] = Field(default=None, alias="o")


UNIQUE: TypeAdapter[list[Any]] = TypeAdapter(Annotated[list[Any], UniqueItems()])
POINTS: TypeAdapter[list[Point]] = TypeAdapter(Annotated[list[Point], UniqueItems()])
MOMENTS: TypeAdapter[list[datetime]] = TypeAdapter(
    Annotated[list[DateTime], UniqueItems()]
)
BYTES: TypeAdapter[list[bytes]] = TypeAdapter(Annotated[list[Base64], UniqueItems()])


def accepts(adapter: TypeAdapter[Any], value: object) -> bool:
    text = value if isinstance(value, str) else json.dumps(value)
    try:
        adapter.validate_json(text, strict=True)
    except ValidationError:
        return False
    return True


def suite(shared: Path, name: str, schema: dict[str, Any]) -> list[tuple[Any, bool]]:
    """The instances of the JSON Schema test suite for one schema."""
    groups = json.loads((shared / "specs" / "json-schema" / name).read_text())
    found = [
        (test["data"], test["valid"])
        for group in groups
        if {k: v for k, v in group["schema"].items() if k != "$schema"} == schema
        for test in group["tests"]
    ]
    assert found
    return found


def test_unique_items_as_the_suite_has_it(shared: Path) -> None:
    for data, valid in suite(shared, "uniqueItems.json", {"uniqueItems": True}):
        text = json.dumps(data)
        if text.startswith("["):
            assert accepts(UNIQUE, text) == valid, data


@pytest.mark.parametrize(
    ("adapter", "text", "valid"),
    [
        (POINTS, '[{"x": 1}, {"x": 2}]', True),
        (POINTS, '[{"x": 1}, {"x": 1}]', False),
        (POINTS, '[{}, {"x": 1}]', True),
        (POINTS, '[{"y": 1, "x": 1}, {"x": 1, "y": 1.0}]', False),
        (POINTS, '[{"y": 1}, {"y": true}]', True),
        (MOMENTS, '["2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:00"]', True),
        (MOMENTS, '["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"]', False),
        (BYTES, '["Zg==", "Zg"]', True),
        (BYTES, '["/w==", "/w=="]', False),
        (UNIQUE, "[9007199254740993, 9007199254740992.0]", True),
        (UNIQUE, '["1", 1]', True),
        (UNIQUE, '[["a"], {"a": 1}, "a", null, "null"]', True),
    ],
)
def test_items_are_the_same_if_their_json_is(
    adapter: TypeAdapter[Any], text: str, *, valid: bool
) -> None:
    assert accepts(adapter, text) == valid


def test_callers_are_held_to_it_too() -> None:
    with pytest.raises(ValidationError, match="unique"):
        POINTS.validate_python([Point(x=1), Point(x=1)])
    assert POINTS.validate_python([Point(x=1), Point()])


# -- contains


@pytest.mark.parametrize(
    ("check", "value", "valid"),
    [
        (Contains(int), [], False),
        (Contains(int), ["a", 1], True),
        (Contains(int), ["a", True, 1.5], False),
        (Contains(int, 2), [1, "a"], False),
        (Contains(int, 2), [1, "a", 2], True),
        (Contains(int, 0), ["a"], True),
        (Contains(int, 0, 1), [1, 2], False),
        (Contains(int, 1, 2), [1, 2], True),
        (Contains(Annotated[int, Field(ge=5)]), [3, 4], False),
        (Contains(Annotated[int, Field(ge=5)]), [3, 5], True),
        (Contains(Point), [{"x": "1"}], False),
        (Contains(Point), [{"x": 1}], True),
        (Contains(DateTime), ["now", "2024-01-01T00:00:00Z"], True),
        (Contains(DateTime), ["now", 0], False),
    ],
)
def test_contains(check: Contains, value: object, *, valid: bool) -> None:
    adapter: TypeAdapter[list[Any]] = TypeAdapter(Annotated[list[Any], check])
    assert accepts(adapter, value) == valid


def test_items_that_are_models_are_seen_as_json() -> None:
    adapter: TypeAdapter[list[Point]] = TypeAdapter(
        Annotated[list[Point], Contains(dict[str, int])]
    )
    assert accepts(adapter, [{"x": 1}])
    assert not accepts(adapter, [{"o": "2024-01-01T00:00:00Z"}])


# -- multiples


@pytest.mark.parametrize(
    ("step", "text", "valid"),
    [
        (0.01, "19.99", True),
        (0.01, "4.35", True),
        (0.01, "1.005", False),
        (0.01, "1e20", True),
        (0.01, "1e308", True),
        (0.01, "12345678901234567890", True),
        (0.1, "0.3", True),
        (0.1, "0.35", False),
        (1e-8, "12391239123", True),
        (1e-8, "0.12345678", True),
        (1e-8, "0.123456789", False),
        (1.5, "4.5", True),
        (1.5, "35", False),
        (0.0001, "0.0075", True),
        (0.0001, "0.00751", False),
        (0.123456789, "1e308", False),
        (2, "7", False),
        (2, "7.0", False),
        (2, "-8", True),
        (2, "0", True),
    ],
)
@pytest.mark.parametrize("type_", [Number, DecimalNumber, float])
def test_multiples(type_: Any, step: float, text: str, *, valid: bool) -> None:
    type_form: Any = Annotated[type_, MultipleOf(step)]
    adapter: TypeAdapter[Any] = TypeAdapter(type_form)
    assert accepts(adapter, text) == valid


@given(st.decimals(places=4, min_value=-(10**9), max_value=10**9), st.integers(0, 4))
def test_multiples_are_those_of_the_decimals_that_are_written(
    value: Any, places: int
) -> None:
    step = float(f"1e-{places}")
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Number, MultipleOf(step)])
    expected = (Fraction(value) * 10**places).denominator == 1
    assert accepts(adapter, str(value)) == expected
