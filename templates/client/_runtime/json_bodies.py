"""JSON bodies into typed values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypeForm

from .requests import Decoder

T = TypeVar("T")

_adapters: dict[object, TypeAdapter[Any]] = {}

# what pydantic calls parts of unions, beside the names and indices of JSON
_LABEL = re.compile(r"[a-z-]+\[.*|\(tag\)", re.DOTALL)


def json_body(type_: TypeForm[T]) -> Decoder[T]:
    """A decoder of JSON (RFC 8259) into `type_`, by the wire's names and without coercion."""
    return _JsonBody(type_)


@dataclass(frozen=True, slots=True)
class _JsonBody(Generic[T]):
    """A value, no closure: so requests can be compared, and errors pickled."""

    type_: TypeForm[T]

    def __call__(self, content: bytes, /) -> T:
        try:
            parsed: T = adapter(self.type_).validator.validate_json(
                content, strict=True, by_alias=True, by_name=False
            )
        except ValidationError as error:
            raise ValueError(_summary(error)) from None
        return parsed


def _summary(error: ValidationError) -> str:
    """What is wrong and where, without the values, which may be private."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    told = (f"{_place(each['loc'])}: {each['msg']}" for each in found if each["msg"])
    problems = list(dict.fromkeys(told))
    more = [f"and {len(problems) - 3} more"] * (len(problems) > 3)
    return "; ".join(problems[:3] + more)


def _place(location: Iterable[int | str]) -> str:
    """A place in JSON, without the labels of unions and the tags that follow some."""
    steps = pairwise(["", *map(str, location)])
    shown = (at for tag, at in steps if tag != "(tag)" and not _LABEL.fullmatch(at))
    return ".".join(shown) or "body"


def adapter(type_: TypeForm[T]) -> TypeAdapter[T]:
    """What reads and writes values of `type_`; making it takes long, so it is kept."""
    found = _adapters.get(type_)
    if found is None:
        found = TypeAdapter(type_)
        found.rebuild()
        _adapters[type_] = found
    return found
