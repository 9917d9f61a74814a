"""The commands: parse, call the pipeline, print, exit code.

Results go to standard output, progress and diagnostics to standard error. Knows nothing of
documents and files beyond their names.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from specpress import config
from specpress.diagnostics import (
    Diagnostic,
    ExitCode,
    Failure,
    Severity,
    error,
    printable,
)

if TYPE_CHECKING:
    from specpress.plan import Plan
    from specpress.source import Document


_OVERRIDES = (
    "exact_schemas",
    "http_library",
    "lenient",
    "method_names",
    "output",
    "package",
    "prune_names",
    "refs_within",
    "strict",
)
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (by default the process's) name; its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        code: ExitCode = options.run(options)
    except Failure as failure:
        _print_diagnostics(failure.diagnostics, quiet=False, stream=sys.stderr)
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
    _describe_generate(
        commands.add_parser(
            "generate", help="write the client, models and docs", allow_abbrev=False
        )
    )
    _describe_validate(
        commands.add_parser(
            "validate", help="print every problem of a document", allow_abbrev=False
        )
    )
    _describe_init(
        commands.add_parser(
            "init", help="write a commented configuration", allow_abbrev=False
        )
    )
    _describe_diff(
        commands.add_parser(
            "diff", help="say what changes for callers", allow_abbrev=False
        )
    )
    return parser


def _describe_generate(generate: argparse.ArgumentParser) -> None:
    generate.description = (
        "Write the client, models and docs of SPEC; without SPEC, of every client that "
        "the project's configuration names."
    )
    _add_common(generate)
    generate.add_argument("spec", nargs="?", metavar="SPEC", help=_SPEC_HELP)
    generate.add_argument("-o", "--output", metavar="DIR", help="default: generated")
    generate.add_argument(
        "--package", metavar="NAME", help="default: follows from the document's title"
    )
    generate.add_argument(
        "--http-library", choices=config.HTTP_LIBRARIES, help="default: httpx2"
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
    generate.add_argument(
        "--method-names", choices=config.METHOD_NAMES, help="default: operation_id"
    )
    generate.add_argument(
        "--prune-names",
        action="store_true",
        help="forget names of what is gone, and deprecated aliases",
    )
    generate.add_argument(
        "--depfile",
        metavar="FILE",
        help="write a rule for make or ninja that names every input",
    )
    generate.set_defaults(run=_generate)


def _describe_validate(validate: argparse.ArgumentParser) -> None:
    validate.description = "Print every problem of SPEC as file:line:column: severity: code: message (hint)."
    _add_common(validate)
    validate.add_argument("spec", metavar="SPEC", help=_SPEC_HELP)
    validate.set_defaults(run=_validate)


def _describe_init(init: argparse.ArgumentParser) -> None:
    init.description = "Write specpress.toml, with every key and what it does."
    init.add_argument(
        "spec",
        nargs="?",
        default="openapi.yaml",
        metavar="SPEC",
        help="the document of the client; default: openapi.yaml",
    )
    init.set_defaults(run=_init)


def _describe_diff(diff: argparse.ArgumentParser) -> None:
    diff.description = (
        "Say what changes for callers from OLD to NEW, on the wire and in Python, each "
        "with a verdict, and the version bump that follows."
    )
    _add_common(diff)
    revision = "; or REVISION:PATH, a file of a git revision"
    diff.add_argument("old", metavar="OLD", help=_SPEC_HELP + revision)
    diff.add_argument("new", metavar="NEW", help="likewise")
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    diff.add_argument(
        "--fail-on",
        choices=("breaking", "addition", "fix", "docs"),
        help="exit 1 where a change weighs this much, or more",
    )
    diff.set_defaults(run=_diff)


_SPEC_HELP = "a YAML or JSON file, a docs page that holds one, or - for standard input"


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--strict",
        action="store_true",
        help="what openapi-spec-validator finds is an error",
    )
    command.add_argument(
        "--exact-schemas",
        action="store_true",
        help="schemas mean what JSON Schema says to the letter: no type is implied",
    )
    command.add_argument(
        "--lenient",
        action="store_true",
        help="what leads nowhere or stands twice is a warning, and typed as Any",
    )
    command.add_argument(
        "--refs-within",
        metavar="DIR",
        help="the folder that $refs may lead into; default: that of SPEC",
    )
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def _generate(options: argparse.Namespace) -> ExitCode:
    # the passes are imported here so that --help and --version start at once
    from specpress.depfile import rule
    from specpress.plan import unified_diff
    from specpress.run import run

    code = ExitCode.OK
    rules: list[str] = []
    for client in _clients(options):
        outcome = run(
            client, check=options.check, force=options.force, stdin=sys.stdin.buffer
        )
        _print_diagnostics(outcome.diagnostics, quiet=options.quiet, stream=sys.stderr)
        rules.append(rule(client.output, (*outcome.inputs, *_configuration(options))))
        todo = outcome.plan
        if options.diff:
            sys.stdout.writelines(unified_diff(todo))
        if (options.check or options.exit_code) and not todo.empty:
            code = ExitCode.DIFFERENT
        if not options.quiet:
            _print_summary(client, todo, is_check=options.check)
    if options.depfile:
        _write(Path(options.depfile), "".join(rules))
    return code


def _configuration(options: argparse.Namespace) -> list[str]:
    """The file that the settings come from, if one was read."""
    path = config.find(Path.cwd()) if options.spec is None else None
    return [] if path is None else [config.relative(path)]


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        message = f"{path}: {problem.strerror or problem}"
        raise Failure(error("cannot-write", None, message)) from None


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


def _validate(options: argparse.Namespace) -> ExitCode:
    from specpress.pipeline import read_api

    client = _overridden(config.Client(options.spec), options)
    code = ExitCode.OK
    try:
        _, report = read_api(_document(client), client)
        found = report.sorted()
    except Failure as failure:  # the problems are the result, whatever they are
        found, code = failure.diagnostics, failure.exit_code
    _print_diagnostics(found, quiet=options.quiet, stream=sys.stdout)
    return code


def _init(options: argparse.Namespace) -> ExitCode:
    from specpress.starter import FILE, starter

    known = config.find(Path.cwd())
    if known is not None:
        message = f"{config.relative(known)} has the configuration of this project"
        failure = error("file-not-ours", None, message, "add a client to it")
        raise Failure(failure, exit_code=ExitCode.REFUSED)
    _write(Path(FILE), starter(options.spec))
    print(f"{FILE} written; now `specpress generate`", file=sys.stderr)
    return ExitCode.OK


def _diff(options: argparse.Namespace) -> ExitCode:
    from specpress.changes import report
    from specpress.changes.change import Verdict, heaviest
    from specpress.pipeline import changes

    old, new = (
        _overridden(config.Client(spec), options) for spec in (options.old, options.new)
    )
    found, said = changes(_document(old), _document(new), new)
    _print_diagnostics(said.sorted(), quiet=options.quiet, stream=sys.stderr)
    write = {"json": report.as_json, "markdown": report.markdown, "text": report.text}
    sys.stdout.write(write[options.format](found))
    if options.fail_on is None or not found:
        return ExitCode.OK
    verdicts = list(Verdict)
    weight = verdicts.index(heaviest(each.verdict for each in found))
    is_over = weight <= verdicts.index(Verdict(options.fail_on))
    return ExitCode.DIFFERENT if is_over else ExitCode.OK


def _document(client: config.Client) -> Document:
    from specpress.source import read

    return read(
        client.spec,
        stdin=sys.stdin.buffer,
        within=client.refs_within,
        lenient=client.lenient,
    )


def _clients(options: argparse.Namespace) -> list[config.Client]:
    """What the command line asks for: SPEC, or all that the configuration names."""
    if options.spec is not None:
        return [_overridden(config.Client(options.spec), options)]
    path = config.find(Path.cwd())
    if path is None:
        message = "no SPEC, and no configuration in this folder or above"
        hint = "specpress generate SPEC, or add [tool.specpress.clients.NAME]"
        raise Failure(error("no-spec", None, message, hint))
    clients = list(config.load(path).values())
    if len(clients) > 1 and (options.output or options.package):
        message = (
            "--output and --package need SPEC where several clients are configured"
        )
        raise Failure(error("bad-option", None, message))
    return [_overridden(client, options) for client in clients]


def _overridden(client: config.Client, options: argparse.Namespace) -> config.Client:
    given = {
        name: value for name in _OVERRIDES if (value := getattr(options, name, None))
    }
    return config.check_client(replace(client, **given))


def _print_diagnostics(
    diagnostics: Sequence[Diagnostic], *, quiet: bool, stream: TextIO
) -> None:
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
