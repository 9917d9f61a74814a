"""JSON values one after another: a line each (JSON Lines), or records of RFC 7464."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from typing_extensions import TypeForm

from .json_bodies import json_body
from .misfits import Misfit
from .pieces import Pieces

T = TypeVar("T")

_LINE_END = re.compile(rb"\n")
_RECORD = re.compile(rb"\x1e")


def json_lines(type_: TypeForm[T]) -> JsonItems[T]:
    """A decoder of lines, each the JSON of a `type_`."""
    return JsonItems(type_)


def json_sequence(type_: TypeForm[T]) -> JsonItems[T]:
    """A decoder of records (RFC 7464), each the JSON of a `type_`."""
    return JsonItems(type_, is_sequence=True)


@dataclass(frozen=True, slots=True)
class JsonItems(Generic[T]):
    """Reads values: all of a body that ends, or one by one."""

    type_: TypeForm[T]
    is_sequence: bool = False

    def __call__(
        self,
        content: bytes,
        headers: Mapping[str, str] | None = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> list[T]:
        reader = self.reader(headers or {}, len(content))
        return [*reader.feed(content, misfits), *reader.end(misfits)]

    def reader(self, _headers: Mapping[str, str], max_bytes: int) -> JsonReader[T]:
        """A reader of one stream."""
        return JsonReader(self.type_, max_bytes, is_sequence=self.is_sequence)


class JsonReader(Generic[T]):
    """The state of one stream."""

    def __init__(
        self, type_: TypeForm[T], max_bytes: int, *, is_sequence: bool
    ) -> None:
        self._type: Any = type_
        self._is_sequence = is_sequence
        self._pieces = Pieces(_RECORD if is_sequence else _LINE_END, max_bytes)

    def feed(self, chunk: bytes, misfits: list[Misfit] | None = None, /) -> Iterator[T]:
        """The values that end in `chunk`."""
        for piece in self._pieces.feed(chunk):
            yield from self._value(piece, misfits)

    def end(self, misfits: list[Misfit] | None = None, /) -> Iterator[T]:
        """The value that nothing follows."""
        yield from self._value(self._pieces.rest(), misfits)

    def _value(self, piece: bytes, misfits: list[Misfit] | None) -> Iterator[T]:
        text = piece.strip()
        if not text:
            return
        if (
            self._is_sequence
            and piece[-1:] not in b"\n \t\r"
            and text[:1] not in b'{["'
        ):
            # a number could go on (RFC 7464, section 2.4)
            raise ValueError("the last record is cut off")
        yield json_body(self._type)(text, {}, misfits)
