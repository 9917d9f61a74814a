"""JSON bodies into typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .requests import Decoder

T = TypeVar("T")

_adapters: dict[object, TypeAdapter[Any]] = {}


def json_body(type_: TypeForm[T]) -> Decoder[T]:
    """A decoder of JSON (RFC 8259) into `type_`, by the wire's names and without coercion."""
    return _JsonBody(type_)


@dataclass(frozen=True, slots=True)
class _JsonBody(Generic[T]):
    """A value, no closure: so requests can be compared, and errors pickled."""

    type_: TypeForm[T]

    def __call__(self, content: bytes, /) -> T:
        try:
            return adapter(self.type_).validate_json(
                content, strict=True, by_alias=True, by_name=False
            )
        except ValidationError as error:
            raise ValueError(_summary(error)) from None


def _summary(error: ValidationError) -> str:
    """What is wrong and where, without the values, which may be private."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    problems = [
        f"{'.'.join(map(str, each['loc'])) or 'body'}: {each['msg']}"
        for each in found[:3]
    ]
    if len(found) > len(problems):
        problems.append(f"and {len(found) - len(problems)} more")
    return "; ".join(problems)


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = _adapters[type_] = TypeAdapter(type_)
    return found
