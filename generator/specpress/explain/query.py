"""What is asked for: a name, a line of a file, or a pointer into the document.

Knows how each is spelled. Does not know whether there is such a thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<file>.+?):(?P<line>\d{1,9})(:(?P<column>\d{1,9}))?")
_FILE = re.compile(r".*\.(pyi?|md|txt|ya?ml|json)", re.IGNORECASE)
_OPERATION = re.compile(r"[A-Z]+ /")


@dataclass(frozen=True, slots=True)
class ByName:
    """A symbol, or an operation: whatever is called so."""

    name: str


@dataclass(frozen=True, slots=True)
class ByLine:
    """A file, and a line and column in it; 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class ByPointer:
    """A place in a document."""

    file: str
    """Empty for the document itself."""
    pointer: str


Query = ByName | ByLine | ByPointer


def parse_query(text: str) -> Query:
    """What `text` asks for."""
    if _OPERATION.match(text):
        return ByName(text)
    if "#" in text:
        file, _, pointer = text.partition("#")
        return ByPointer(file, f"#{pointer}".rstrip("/"))
    match = _LINE.fullmatch(text)
    if match is not None:
        return ByLine(match["file"], int(match["line"]), int(match["column"] or 0))
    return ByLine(text) if _FILE.fullmatch(text) else ByName(text.strip())
