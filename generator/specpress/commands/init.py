"""`specpress init`: a commented configuration.

Knows where it goes. Does not know what stands in it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from specpress import configuration
from specpress.commands.console import write_file
from specpress.diagnostics import ExitCode, Failure, error


def describe(init: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    init.description = "Write specpress.toml, with every key and what it does."
    init.add_argument(
        "spec",
        nargs="?",
        default="openapi.yaml",
        metavar="SPEC",
        help="the document of the client; default: openapi.yaml",
    )
    init.add_argument(
        "--schema",
        action="store_true",
        help="print the JSON Schema of a configuration instead",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Write it, where the project has none yet."""
    from specpress.configuration_schema import schema
    from specpress.starter import FILE, starter

    if options.schema:
        sys.stdout.write(schema())
        return ExitCode.OK

    known = configuration.find(Path.cwd())
    if known is not None:
        message = (
            f"{configuration.relative(known)} has the configuration of this project"
        )
        failure = error("file-not-ours", None, message, "add a client to it")
        raise Failure(failure, exit_code=ExitCode.REFUSED)
    write_file(Path(FILE), starter(options.spec))
    print(f"{FILE} written; now `specpress generate`", file=sys.stderr)
    return ExitCode.OK
