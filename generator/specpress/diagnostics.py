"""What specpress has to say about an input: a code, a place, a message and a hint.

Knows how a diagnostic looks as one line of text. Does not know who finds one, nor where it
is printed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, IntEnum


class Severity(Enum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    """The document cannot be used; nothing is written."""
    WARNING = "warning"
    """Output is written, but it says less than the document, or the document breaks its rules."""
    NOTE = "note"
    """Something worth knowing; nothing is lost."""


class ExitCode(IntEnum):
    """What the process answers (docs: README, "Exit codes")."""

    OK = 0
    DIFFERENT = 1
    """What `--check`, `--exit-code` or `--fail-on` asks about is so."""
    INVALID = 2
    """Usage, configuration or document error; nothing was written."""
    REFUSED = 3
    """A file in the way is not ours or was edited by hand; nothing was written."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an input file; line and column count from 1."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `where` is None when it concerns no input file (usage, the output folder)."""

    code: str
    severity: Severity
    where: Place | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return printable(
            f"{place}{self.severity.value}: {self.code}: {self.message}{hint}"
        )


def error(code: str, where: Place | None, message: str, hint: str = "") -> Diagnostic:
    """An ERROR diagnostic."""
    return Diagnostic(code, Severity.ERROR, where, message, hint)


def warning(code: str, where: Place | None, message: str, hint: str = "") -> Diagnostic:
    """A WARNING diagnostic."""
    return Diagnostic(code, Severity.WARNING, where, message, hint)


def note(code: str, where: Place | None, message: str, hint: str = "") -> Diagnostic:
    """A NOTE diagnostic."""
    return Diagnostic(code, Severity.NOTE, where, message, hint)


class Failure(Exception):  # noqa: N818 - carries warnings as well
    """Ends a run: one or more diagnostics that nothing can be made of, and the exit code.

    The only exception that the passes raise on purpose; the command turns it into lines on
    standard error.
    """

    def __init__(
        self, *diagnostics: Diagnostic, exit_code: ExitCode = ExitCode.INVALID
    ) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
        self.exit_code = exit_code


class Report:
    """The diagnostics of one run, as the passes find them; each is kept once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, *diagnostics: Diagnostic) -> None:
        """Keep `diagnostics`."""
        self._found.update(dict.fromkeys(diagnostics))

    def stop_on_errors(self) -> None:
        """Raise Failure where an error was found, with all that was found."""
        if any(each.severity is Severity.ERROR for each in self._found):
            raise Failure(*self.sorted())

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them by place, so that the order of passes and of keys does not show."""
        return tuple(
            sorted(
                self._found,
                key=lambda each: (each.where or Place(""), each.code, each.message),
            )
        )


def printable(text: str) -> str:
    """`text` on one line, safe for a terminal: control, format and bidi characters escaped."""
    return "".join(
        char if unicodedata.category(char) not in _UNSAFE else ascii(char)[1:-1]
        for char in text
    )


_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
