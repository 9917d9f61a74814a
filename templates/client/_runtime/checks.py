"""What JSON Schema asks of values and pydantic does not know, as JSON sees the values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, cast

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    core_schema,
    to_json,
    to_jsonable_python,
)


class UniqueItems:
    """A list in which no two items are the same JSON."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_unique, handler(source))


def _unique(items: list[Any]) -> list[Any]:
    if len({_key(_plain(item)) for item in items}) < len(items):
        raise PydanticCustomError("unique_items", "Items should be unique")
    return items


class Contains:
    """A list in which so many items are also of another type."""

    def __init__(
        self, type_: Any, minimum: int = 1, maximum: int | None = None
    ) -> None:
        self._type = type_
        self._minimum = minimum
        self._maximum = maximum

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        # made at first use: the type may be a class that is not complete before
        return TypeAdapter(self._type)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._check, handler(source)
        )

    def _check(self, items: list[Any]) -> list[Any]:
        count = sum(map(self._matches, items))
        if count < self._minimum or (
            self._maximum is not None and count > self._maximum
        ):
            most = "" if self._maximum is None else f", at most {self._maximum}"
            raise PydanticCustomError(
                "contains",
                "At least {minimum} items{most} should be as the list has to contain",
                {"minimum": self._minimum, "most": most, "count": count},
            )
        return items

    def _matches(self, item: object) -> bool:
        try:
            self._adapter.validate_json(
                to_json(_plain(item)), strict=True, by_alias=True, by_name=False
            )
        except ValidationError:
            return False
        return True


class MultipleOf:
    """A number that is a multiple of another, both as they are written in decimal.

    In binary, 19.99 is no multiple of 0.01.
    """

    def __init__(self, step: float) -> None:
        self._step = step
        self._ratio = _exact(step).as_integer_ratio()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._check, handler(source)
        )

    def _check(self, value: float | Decimal) -> float | Decimal:
        top, bottom = _exact(value).as_integer_ratio()
        if top * self._ratio[1] % (bottom * self._ratio[0]):
            raise PydanticCustomError(
                "multiple_of",
                "Input should be a multiple of {multiple_of}",
                {"multiple_of": self._step},
            )
        return value


def _exact(value: float | Decimal) -> Fraction:
    return Fraction(Decimal(repr(value)) if isinstance(value, float) else value)


def _plain(value: object) -> object:
    """`value` as it is in JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return {name: _plain(item) for name, item in items}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Iterable[object]", value)]
    text = getattr(value, "text", None)  # the runtime's own types keep what they were
    if isinstance(text, str):
        return text
    return to_jsonable_python(value, bytes_mode="base64", fallback=repr)


def _key(value: object) -> object:
    """The same for the same JSON: 1 is 1.0 but not true; properties have no order."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return dict, frozenset((name, _key(item)) for name, item in items)
    if isinstance(value, list):
        return list, tuple(map(_key, cast("list[object]", value)))
    return value
