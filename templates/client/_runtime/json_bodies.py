"""JSON bodies into typed values."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

from .requests import Decoder

T = TypeVar("T")

_adapters: dict[object, TypeAdapter[Any]] = {}


def json_body(type_: type[T]) -> Decoder[T]:
    """A decoder of JSON (RFC 8259) into `type_`, by the wire's names and without coercion."""

    def decode(content: bytes, /) -> T:
        value: T = adapter(type_).validate_json(
            content, strict=True, by_alias=True, by_name=False
        )
        return value

    return decode


def adapter(type_: type[Any]) -> TypeAdapter[Any]:
    adapter = _adapters.get(type_)
    if adapter is None:
        adapter = _adapters[type_] = TypeAdapter(type_)
    return adapter
