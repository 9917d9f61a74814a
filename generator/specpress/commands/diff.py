"""`specpress diff`: what a new document means for callers.

Knows which documents are compared, and what is answered. Does not know how changes are found.
"""

from __future__ import annotations

import argparse
import sys

from specpress.commands.console import print_diagnostics
from specpress.commands.options import (
    SPEC_HELP,
    compared,
    describe_reading,
    document,
)
from specpress.diagnostics import ExitCode


def describe(diff: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    diff.description = (
        "Say what changes for callers from OLD to NEW, on the wire and in Python, each "
        "with a verdict, and the version bump that follows."
    )
    describe_reading(diff)
    revision = "; or REVISION:PATH, a file or a folder of a git revision"
    diff.add_argument("old", metavar="OLD", help=SPEC_HELP + revision)
    diff.add_argument("new", metavar="NEW", help="likewise")
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    diff.add_argument(
        "--fail-on",
        choices=("breaking", "addition", "fix", "docs"),
        help="exit 1 where a change weighs this much, or more",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Print every change."""
    from specpress.beside import processors
    from specpress.changes import report
    from specpress.changes.change import Verdict, heaviest
    from specpress.pipeline import changes

    old, new = compared(options)
    found, said = changes(document(old), document(new), new, processors())
    print_diagnostics(said.sorted(), quiet=options.quiet, stream=sys.stderr)
    write = {"json": report.as_json, "markdown": report.markdown, "text": report.text}
    sys.stdout.write(write[options.format](found))
    if options.fail_on is None or not found:
        return ExitCode.OK
    verdicts = list(Verdict)
    weight = verdicts.index(heaviest(each.verdict for each in found))
    is_over = weight <= verdicts.index(Verdict(options.fail_on))
    return ExitCode.DIFFERENT if is_over else ExitCode.OK
