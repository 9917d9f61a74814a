"""JSON bodies into typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .misfits import Misfit
from .requests import Decoder

T = TypeVar("T")

_adapters: dict[object, TypeAdapter[Any]] = {}
_bodies: dict[object, _JsonBody[Any]] = {}


def json_body(type_: TypeForm[T]) -> Decoder[T]:
    """A decoder of JSON (RFC 8259) into `type_`, by the wire's names and without coercion."""
    return _body(type_).decode  # a method: to call the object itself takes 0.3 µs more


def _body(type_: TypeForm[T]) -> _JsonBody[T]:
    return _bodies.setdefault(type_, _JsonBody(type_))


@dataclass(eq=False, slots=True)
class _JsonBody(Generic[T]):
    """No closure, and one for each type: so requests can be compared, and errors pickled."""

    type_: TypeForm[T]
    read: Callable[..., T] | None = field(default=None, repr=False)

    def decode(
        self,
        content: bytes,
        _headers: object = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> T:
        read = self.read
        if read is None:
            read = self.read = adapter(self.type_).validator.validate_json
        try:
            return read(content, strict=True, by_name=False)
        except ValidationError as error:
            problem = error
        from .drift import decoded  # few bodies need it

        return decoded(adapter(self.type_), content, problem, misfits)

    def __reduce__(self) -> tuple[object, ...]:
        return _body, (self.type_,)


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = TypeAdapter(type_)
        found.rebuild()
        _adapters[type_] = found
    return found
