"""Pages that differ in a property of the request's JSON body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from .paging import R
from .requests import Request

_decode = json.JSONDecoder().raw_decode
_EMPTY = ("application/json", b"{}")
_BLANK = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class InBody:
    """A property of the body, or of objects within it."""

    path: tuple[str, ...]

    def read(self, request: Request[Any], /) -> object:
        """Its value, if it is sent."""
        _, content = request.content or _EMPTY
        value: object = json.loads(content)
        for name in self.path:
            if not isinstance(value, dict):
                return None
            value = cast("dict[str, object]", value).get(name)
        return value

    def write(self, request: R, value: object, /) -> R:
        """`request` with another value; all else in the body stays to the letter."""
        new = json.dumps(value, ensure_ascii=False)
        media_type, content = request.content or _EMPTY
        text = with_property(content.decode(), self.path, new)
        return replace(request, content=(media_type, text.encode()))


def with_property(text: str, path: tuple[str, ...], value: str) -> str:
    """The JSON object `text` with the JSON `value` at `path`."""
    if not path:
        return value
    name, *rest = path
    end = 0
    for found, start, end in _properties(text):
        if found == name:
            inner = with_property(text[start:end], tuple(rest), value)
            return text[:start] + inner + text[end:]
    added = f"{json.dumps(name)}:{with_property('{}', tuple(rest), value)}"
    if not end:  # nothing in it, or null
        return f"{{{added}}}"
    return f"{text[:end]},{added}{text[end:]}"


def _properties(text: str) -> Iterator[tuple[str, int, int]]:
    """The names of the object `text`, and where their values begin and end."""
    at = _after_blanks(text, text.find("{") + 1)
    while at and text[at] == '"':
        name, at = _decode(text, at)
        start = _after_blanks(text, text.index(":", at) + 1)
        _, end = _decode(text, start)
        yield name, start, end
        at = _after_blanks(text, end)
        if text[at] == ",":
            at = _after_blanks(text, at + 1)


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
