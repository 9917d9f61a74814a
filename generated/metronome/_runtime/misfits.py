"""What in an answer breaks the document: recorded as data, and logged once a kind."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_log = logging.getLogger(__name__.partition("._runtime")[0])
_logged: set[tuple[str, ...]] = set()
_MANY = 1000


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that is not what the document says, and is kept as it came."""

    path: tuple[int | str, ...]
    """The names and indices that lead to it in the JSON."""
    expected: str
    got: Any = field(repr=False)
    """The value itself; no log shows it, since it may be private."""

    def __str__(self) -> str:
        place = ".".join(map(str, self.path)) or "body"
        return f"{place}: {self.expected}"


def report(operation: str, misfits: Iterable[Misfit]) -> None:
    """Log what is new among `misfits`: items of one list have one kind."""
    for misfit in misfits:
        names = (step for step in misfit.path if isinstance(step, str))
        kind = (operation, *names, misfit.expected)
        if kind not in _logged and len(_logged) < _MANY:
            _logged.add(kind)
            got = type(misfit.got).__name__
            _log.warning("%s: %s (got %s)", operation, misfit, got)
