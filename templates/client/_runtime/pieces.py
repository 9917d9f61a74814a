"""Answers of many items: cut into pieces while they come, and read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol, TypeVar

from .misfits import Misfit

T_co = TypeVar("T_co", covariant=True)


class TooLargeError(ValueError):
    """An item has more bytes than it may."""


class ItemReader(Protocol[T_co]):
    """What a decoder of many items has as `reader`: is fed with parts, gives items.

    Raises ValueError where there is no item, or one is larger than it may be.
    """

    def feed(
        self, chunk: bytes, misfits: list[Misfit] | None = None, /
    ) -> Iterator[T_co]: ...
    def end(self, misfits: list[Misfit] | None = None, /) -> Iterator[T_co]: ...


class Pieces:
    """Bytes between separators, whatever parts they come in."""

    def __init__(self, separator: re.Pattern[bytes], max_bytes: int) -> None:
        self._separator = separator
        self._max = max_bytes
        self._buffer = bytearray()
        self._ends_in_cr = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The pieces that end in `chunk`."""
        if self._ends_in_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._ends_in_cr = False
        searched = max(len(self._buffer) - 1, 0)
        self._buffer += chunk
        start = 0
        for found in self._separator.finditer(self._buffer, searched):
            yield bytes(self._buffer[start : found.start()])
            start = found.end()
            is_last = start == len(self._buffer)
            self._ends_in_cr = is_last and found[0] == b"\r"
        del self._buffer[:start]
        if len(self._buffer) > self._max:
            raise TooLargeError(f"an item has more than {self._max} bytes")

    def rest(self) -> bytes:
        """What came after the last separator."""
        return bytes(self._buffer)
