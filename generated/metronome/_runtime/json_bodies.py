"""JSON bodies into typed values."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    found = [each for each in found if each["type"] not in _ASIDE] or found
    problems = list(
        dict.fromkeys(f"{_place(each['loc'])}: {each['msg']}" for each in found)
    )
    if len(problems) > _SHOWN:
        problems[_SHOWN:] = [f"and {len(problems) - _SHOWN} more"]
    return "; ".join(problems)


_SHOWN = 3
"""Problems that a summary tells."""
_ASIDE = ("has_tag", "no_unknown_tag")
"""Why a union's other parts were not tried: no problem where there is another."""
_LABEL = re.compile(r"[a-z-]+\[.*|\(tag\)", re.DOTALL)
"""What pydantic calls validators, beside the names and indices of JSON."""


def _place(location: Iterable[int | str]) -> str:
    """A place in JSON, without the labels that unions put into it."""
    steps = [str(each) for each in location]
    tags = {index + 1 for index, step in enumerate(steps) if step == "(tag)"}
    shown = (
        step
        for index, step in enumerate(steps)
        if index not in tags and not _LABEL.fullmatch(step)
    )
    return ".".join(shown) or "body"


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = _adapters[type_] = TypeAdapter(type_)
    return found
