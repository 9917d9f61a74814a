"""`specpress explain`: where emitted things come from in the document, and the way back.

Knows which clients are asked. Does not know how answers are found, nor how they read.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from specpress.commands.console import print_diagnostics
from specpress.commands.options import clients, describe_reading
from specpress.diagnostics import Diagnostic, ExitCode, Failure, Severity

if TYPE_CHECKING:
    from specpress.config import Client
    from specpress.explain.answer import Answer
    from specpress.explain.query import Query


def describe(explain: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    explain.description = (
        "Say where a name, an emitted line or a page comes from in the document, and what "
        "becomes of a place in the document; without SPEC, in every client that the "
        "project's configuration names."
    )
    describe_reading(explain)
    explain.add_argument(
        "what",
        metavar="WHAT",
        help="models.Customer.name, client.customers.get(id), 'GET /customers', "
        "FILE[:LINE[:COLUMN]] of the output or of the document, or a pointer as "
        "#/components/schemas/Customer",
    )
    explain.add_argument("spec", nargs="?", metavar="SPEC", help="as of generate")
    explain.add_argument("-o", "--output", metavar="DIR", help="likewise")
    explain.add_argument("--package", metavar="NAME", help="likewise")
    explain.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> ExitCode:
    """Print all answers."""
    from specpress.explain.answer import as_json, as_text
    from specpress.explain.query import parse_query

    query = parse_query(options.what)
    answers: list[Answer] = []
    reasons: list[Diagnostic] = []
    for client in clients(options):
        found, said = _asked(client, query)
        answers += found
        if found:
            print_diagnostics(said, quiet=options.quiet, stream=sys.stderr)
        else:
            reasons += said
    if not answers:
        raise Failure(*reasons)
    sys.stdout.write(as_json(answers) if options.json else as_text(answers))
    return ExitCode.OK


def _asked(client: Client, query: Query) -> tuple[list[Answer], list[Diagnostic]]:
    """What a client answers and what there is to say of that, or else why it does not."""
    from specpress.explain.remembered import remembered
    from specpress.explain.workspace import Workspace

    try:
        workspace = Workspace(client, sys.stdin.buffer)
    except Failure as failure:
        found = list(remembered(query, client))
        if not found:
            raise
        said = [
            replace(each, severity=Severity.WARNING) for each in failure.diagnostics
        ]
        return found, said
    answers = workspace.answers(query)
    return answers, list(workspace.stale()) if answers else [workspace.why_not(query)]
