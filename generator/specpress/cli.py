"""The program: from arguments to a command, and from what happened to an exit code.

Results go to standard output, progress and diagnostics to standard error. Knows which commands
there are. Does not know what any of them does.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from specpress.commands import (
    diff,
    explain,
    extract,
    generate,
    init,
    split,
    templates,
    validate,
)
from specpress.commands.console import print_diagnostics
from specpress.diagnostics import ExitCode, Failure, printable

_COMMANDS = {
    "generate": (generate, "write the client, models and docs"),
    "validate": (validate, "print every problem of a document"),
    "init": (init, "write a commented configuration"),
    "diff": (diff, "say what changes for callers"),
    "explain": (explain, "say where something comes from in the document, or goes"),
    "extract": (extract, "put docs pages together into one document"),
    "split": (split, "write a document as docs pages"),
    "templates": (templates, "print what may be overridden"),
}
_RARELY = 50_000, 20, 100
"""When to look for garbage in circles: nearly all that a run makes lives to its end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (by default the process's) name; its exit code."""
    gc.set_threshold(*_RARELY)
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        code: ExitCode = options.run(options)
    except Failure as failure:
        print_diagnostics(failure.diagnostics, quiet=False, stream=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        print("interrupted; nothing was left half-written", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception as fault:  # noqa: BLE001 - no traceback reaches a user
        _print_fault(fault)
        return ExitCode.INVALID
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="specpress",
        description="OpenAPI documents into typed Python clients, models and docs.",
        epilog="Exit codes: 0 done, 1 what --check, --exit-code or --fail-on asks for, 2 usage, configuration "
        "or document error, 3 a file in the way is not ours or was edited by hand.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"specpress {version('specpress')}"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (command, does) in _COMMANDS.items():
        described = commands.add_parser(name, help=does, allow_abbrev=False)
        command.describe(described)
        described.set_defaults(run=command.run)
    return parser


def _print_fault(fault: Exception) -> None:
    """An internal fault, as something that can be reported; never a traceback."""
    place = ""
    if fault.__traceback__ is not None:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        place = f" at {Path(last.filename).name}:{last.lineno}"
    what = printable(f"{type(fault).__name__}: {fault}")[:300]
    lines = (
        f"internal error{place}: {what}",
        "This is a fault of specpress; nothing was written. Please report it with the line",
        f"above, the document if you can share it, and the version: {version('specpress')}",
    )
    print("\n".join(lines), file=sys.stderr)
