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
    """Write a file that was asked for by name.

    Raises:
        Failure: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        message = f"{path}: {problem.strerror or problem}"
        raise Failure(error("cannot-write", None, message)) from None
