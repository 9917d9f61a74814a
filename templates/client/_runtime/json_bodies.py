"""JSON bodies into typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .misfits import Misfit
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

    def __call__(
        self,
        content: bytes,
        _headers: object = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> T:
        kind: TypeAdapter[T] = adapter(self.type_)
        try:
            parsed = kind.validator.validate_json(
                content, strict=True, by_alias=True, by_name=False
            )
        except ValidationError as error:
            problem = error
        else:
            return cast("T", parsed)
        from .drift import decoded  # few bodies need it

        return decoded(kind, content, problem, misfits)


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = TypeAdapter(type_)
        found.rebuild()
        _adapters[type_] = found
    return found
