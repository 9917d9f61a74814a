"""`specpress validate`: every problem of a document.

Knows that they are the result, whatever they are. Does not know how they are found.
"""

from __future__ import annotations

import argparse
import sys

from specpress import config
from specpress.commands.console import print_diagnostics
from specpress.commands.options import (
    SPEC_HELP,
    describe_reading,
    document,
    overridden,
)
from specpress.diagnostics import ExitCode, Failure


def describe(validate: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    validate.description = "Print every problem of SPEC as file:line:column: severity: code: message (hint)."
    describe_reading(validate)
    validate.add_argument("spec", metavar="SPEC", help=SPEC_HELP)


def run(options: argparse.Namespace) -> ExitCode:
    """Print what is found."""
    from specpress.beside import processors
    from specpress.pipeline import read_api

    client = overridden(config.Client(options.spec), options)
    code = ExitCode.OK
    try:
        _, report = read_api(document(client), client, processors())
        found = report.sorted()
    except Failure as failure:
        found, code = failure.diagnostics, failure.exit_code
    print_diagnostics(found, quiet=options.quiet, stream=sys.stdout)
    return code
