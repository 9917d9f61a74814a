"""`specpress generate`: clients, models and docs.

Knows what is said of a run. Does not know how one is made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from specpress import config, configuration
from specpress.commands.console import print_diagnostics, write_file
from specpress.commands.options import SPEC_HELP, clients, describe_reading
from specpress.diagnostics import ExitCode, printable

if TYPE_CHECKING:
    from specpress.history import Before
    from specpress.pipeline import Result
    from specpress.plan import Plan


def describe(generate: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    generate.description = (
        "Write the client, models and docs of SPEC; without SPEC, of every client that "
        "the project's configuration names."
    )
    describe_reading(generate)
    generate.add_argument("spec", nargs="?", metavar="SPEC", help=SPEC_HELP)
    generate.add_argument("-o", "--output", metavar="DIR", help="default: generated")
    generate.add_argument(
        "--package", metavar="NAME", help="default: follows from the document's title"
    )
    generate.add_argument(
        "--http-library", choices=config.HTTP_LIBRARIES, help="default: httpx2"
    )
    generate.add_argument(
        "--templates", metavar="DIR", help="a folder with templates of your own"
    )
    generate.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if something would change",
    )
    generate.add_argument(
        "--exit-code",
        action="store_true",
        help="exit 1 if something was changed: for commit hooks",
    )
    generate.add_argument(
        "--diff", action="store_true", help="print what changes, as a unified diff"
    )
    generate.add_argument(
        "--force",
        action="store_true",
        help="overwrite files that are not ours or were edited by hand",
    )
    _describe_names(generate)
    _describe_inputs(generate)


def _describe_names(generate: argparse.ArgumentParser) -> None:
    """How methods are called, and by which names."""
    generate.add_argument(
        "--method-names", choices=config.METHOD_NAMES, help="default: operation_id"
    )
    generate.add_argument(
        "--keyword-bodies",
        action="store_true",
        help="methods also take the fields of an object body as keyword arguments",
    )
    generate.add_argument(
        "--prune-names",
        action="store_true",
        help="forget names of what is gone, and deprecated aliases",
    )


def _describe_inputs(generate: argparse.ArgumentParser) -> None:
    """What the output is made of, for builds."""
    generate.add_argument(
        "--update-lock",
        action="store_true",
        help="where SPEC is a URL, take what it holds now into specpress.lock",
    )
    generate.add_argument(
        "--depfile",
        metavar="FILE",
        help="write a rule for make or ninja that names every input",
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Bring every client that is asked for up to date."""
    from specpress.beside import processors
    from specpress.depfile import rule
    from specpress.history import before
    from specpress.plan import unified_diff
    from specpress.run import run as run_client

    code = ExitCode.OK
    rules: list[str] = []
    for client in clients(options):
        known = None if options.quiet else before(client)
        outcome = run_client(
            client,
            check=options.check,
            force=options.force,
            stdin=sys.stdin.buffer,
            update_lock=options.update_lock,
            processes=processors(),
        )
        print_diagnostics(outcome.diagnostics, quiet=options.quiet, stream=sys.stderr)
        rules.append(rule(client.output, (*outcome.inputs, *_configuration(options))))
        todo = outcome.plan
        if options.diff:
            sys.stdout.writelines(unified_diff(todo))
        if (options.check or options.exit_code) and not todo.empty:
            code = ExitCode.DIFFERENT
        if not options.quiet:
            _print_summary(client, todo, is_check=options.check)
        if known and outcome.result and not todo.empty:
            _print_changes(known, client, outcome.result)
    if options.depfile:
        write_file(Path(options.depfile), "".join(rules))
    return code


def _configuration(options: argparse.Namespace) -> list[str]:
    """The file that the settings come from, if one was read."""
    path = configuration.find(Path.cwd()) if options.spec is None else None
    return [] if path is None else [configuration.relative(path)]


def _print_summary(client: config.Client, todo: Plan, *, is_check: bool) -> None:
    folder = client.output
    if todo.empty:
        print(f"{folder}: nothing to do", file=sys.stderr)
        return
    if is_check:
        for verb, paths in (
            ("would create", todo.created),
            ("would change", todo.changed),
            ("would delete", todo.deleted),
        ):
            for path in paths:
                print(f"{verb} {printable(path)}")
        return
    counts = f"{len(todo.created)} created, {len(todo.changed)} changed"
    print(f"{folder}: {counts}, {len(todo.deleted)} deleted", file=sys.stderr)


def _print_changes(known: Before, client: config.Client, result: Result) -> None:
    """What changes for callers, where the document is another one than before."""
    from specpress.changes import report
    from specpress.history import since

    if known.manifest.source == result.manifest.source:
        return
    found = since(known, client, result)
    if found is None:
        print("what changes for callers: specpress diff OLD NEW", file=sys.stderr)
        return
    print(f"for callers, since {printable(found.document)}:", file=sys.stderr)
    print(report.text(found.changes), end="", file=sys.stderr)
