"""JSON bodies into typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .misfits import Misfit
from .requests import Decoder

T = TypeVar("T")

_adapters: dict[object, TypeAdapter[Any]] = {}
_readers: dict[object, Callable[..., Any]] = {}


def json_body(type_: TypeForm[T]) -> Decoder[T]:
    """A decoder of JSON (RFC 8259) into `type_`, by the wire's names and without coercion."""
    return _JsonBody(type_)


@dataclass(frozen=True, slots=True)
class _JsonBody(Generic[T]):
    """A value, no closure: so requests can be compared, and errors pickled."""

    type_: TypeForm[T]

    def __call__(
        self,
        content: bytes,
        _headers: object = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> T:
        type_ = self.type_
        read = _readers.get(type_) or adapter(type_).validator.validate_json
        try:
            parsed: T = read(content, strict=True, by_name=False)
        except ValidationError as error:
            problem = error
        else:
            return parsed
        from .drift import decoded  # few bodies need it

        return decoded(adapter(type_), content, problem, misfits)


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = TypeAdapter(type_)
        found.rebuild()
        _adapters[type_] = found
        _readers[type_] = found.validator.validate_json
    return found
