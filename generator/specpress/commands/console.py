"""What commands print: findings, in colour on a terminal; and the files that they leave.

Knows the streams. Does not know what is found, nor by which command.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from specpress.diagnostics import Diagnostic, Failure, Severity, error

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], *, quiet: bool, stream: TextIO
) -> None:
    """Print a line for each; with `quiet`, for errors only."""
    is_coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for each in diagnostics:
        if quiet and each.severity is not Severity.ERROR:
            continue
        line = str(each)
        if is_coloured:
            word = f" {each.severity.value}: "
            colour = f" \x1b[{_COLOURS[each.severity]}m{each.severity.value}\x1b[0m: "
            line = f" {line}".replace(word, colour, 1)[1:]
        print(line, file=stream)


def write_file(path: Path, text: str) -> None:
    """Write a file that was asked for by name: all of it, or nothing.

    Raises:
        Failure: it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if (
            path.exists() and not path.is_file()
        ):  # a device or a pipe is no file to replace
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise Failure(error("cannot-write", None, f"{path}: {reason}")) from None
