"""Server-sent events (HTML Standard, section 9.2) with typed data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from typing_extensions import TypeForm

from .json_bodies import json_body
from .misfits import Misfit
from .pieces import Pieces, TooLargeError

T = TypeVar("T")

_LINE_END = re.compile(rb"\r\n?|\n")
_MARK = b"\xef\xbb\xbf"
_DONE = "[DONE]"
"""How some APIs end a stream of JSON."""


@dataclass(frozen=True, slots=True)
class Event(Generic[T]):
    """One event of a stream."""

    data: T
    event: str = "message"
    id: str = ""
    """The last id that the server gave, of this event or of one before."""
    retry: int | None = None
    """Milliseconds that the server asks for before connecting again."""


def events_body(type_: TypeForm[T]) -> EventsBody[T]:
    """A decoder of events whose data is a `type_`, as JSON; a str is taken as it is."""
    return EventsBody(type_)


@dataclass(frozen=True, slots=True)
class EventsBody(Generic[T]):
    """Reads events: all of a body that ends, or one by one."""

    type_: TypeForm[T]

    def __call__(
        self,
        content: bytes,
        headers: Mapping[str, str] | None = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> list[Event[T]]:
        return [*self.reader(headers or {}, len(content)).feed(content, misfits)]

    def reader(self, headers: Mapping[str, str], max_bytes: int) -> EventReader[T]:
        """A reader of one stream; raises ValueError where it is none of events."""
        kind = headers.get("content-type", "text/event-stream")
        if kind.partition(";")[0].strip().lower() != "text/event-stream":
            raise ValueError("these are no events")
        return EventReader(self.type_, max_bytes)


class EventReader(Generic[T]):
    """The state of one stream."""

    def __init__(self, type_: TypeForm[T], max_bytes: int) -> None:
        self._type: Any = type_
        self._lines = Pieces(_LINE_END, max_bytes)
        self._max = max_bytes
        self._is_first = True
        self._is_done = False
        self._id = ""
        self._reset()

    def _reset(self) -> None:
        self._data: list[str] = []
        self._size = 0
        self._event = ""
        self._retry: int | None = None

    def feed(
        self, chunk: bytes, misfits: list[Misfit] | None = None, /
    ) -> Iterator[Event[T]]:
        """The events that end in `chunk`."""
        for raw in self._lines.feed(chunk):
            line = raw.removeprefix(_MARK) if self._is_first else raw
            self._is_first = False
            if line:
                self._field(line.decode(errors="replace"))
            elif self._data and not self._is_done:
                retry, name, data = self._retry, self._event, "\n".join(self._data)
                self._reset()
                self._is_done = data == _DONE and self._type is not str
                if not self._is_done:
                    value = self._read(data, misfits)
                    yield Event(value, name or "message", self._id, retry)
            else:
                self._reset()

    def end(self, _misfits: list[Misfit] | None = None, /) -> Iterator[Event[T]]:
        """Nothing: an event that was cut off is none."""
        return iter(())

    def _read(self, data: str, misfits: list[Misfit] | None) -> T:
        if self._type is str:
            return cast("T", data)
        value: T = json_body(self._type)(data.encode(), {}, misfits)
        return value

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "data":
                self._size += len(value)
                if self._size > self._max:
                    raise TooLargeError(f"an event has more than {self._max} bytes")
                self._data.append(value)
            case "event":
                self._event = value
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdecimal():
                self._retry = int(value[:15])
            case _:
                pass  # a comment, or a field that nobody knows
