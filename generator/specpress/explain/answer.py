"""Answers as values, as text for people and as JSON for machines.

Knows how each reads. Does not know how answers are found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specpress.diagnostics import Place, printable


@dataclass(frozen=True, slots=True)
class Answer:
    """A symbol, where it comes from and where it went."""

    symbol: str
    where: Place | None
    """None where the document is not at hand."""
    pointer: str
    code: tuple[str, ...] = ()
    """`file:line` wherever it is emitted."""
    docs: tuple[str, ...] = ()
    """Likewise, in pages."""


def as_text(answers: Iterable[Answer]) -> str:
    """A paragraph an answer: the symbol, its place in the document, those in the output."""
    return "\n".join("".join(_lines(each)) for each in answers)


def as_json(answers: Iterable[Answer]) -> str:
    """A list of objects."""
    return json.dumps([_object(each) for each in answers], indent=2) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    yield f"{printable(answer.symbol)}\n"
    place = f"{answer.where}: " if answer.where else ""
    for line in (f"{place}{answer.pointer}", *answer.code, *answer.docs):
        yield f"  {printable(line)}\n"


def _object(answer: Answer) -> dict[str, object]:
    where = answer.where
    return {
        "symbol": answer.symbol,
        "pointer": answer.pointer,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "code": list(answer.code),
        "docs": list(answer.docs),
    }
