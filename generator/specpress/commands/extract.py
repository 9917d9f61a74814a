"""`specpress extract`: docs pages -> one OpenAPI document, to be committed and compared.

Knows where it is written. Does not know how pages are merged, nor how YAML is written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from specpress.commands.console import print_diagnostics, write_file
from specpress.diagnostics import ExitCode, Failure, error

_HEADER = "# Extracted from docs pages by specpress; edits are lost.\n"


def describe(extract: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    extract.description = (
        "Put docs pages together into one OpenAPI document, as YAML: the same pages give "
        "the same bytes, and a changed word is a changed line."
    )
    extract.add_argument(
        "pages",
        nargs="+",
        metavar="PAGES",
        help="docs pages, folders or globs of them, an llms.txt; or - for standard input",
    )
    extract.add_argument(
        "-o", "--output", metavar="FILE", help="default: standard output"
    )
    extract.add_argument(
        "--force", action="store_true", help="overwrite a file that is not ours"
    )
    extract.add_argument(
        "--lenient", action="store_true", help="pages that cannot be used are left out"
    )
    extract.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def run(options: argparse.Namespace) -> ExitCode:
    """Write the document that the pages are parts of."""
    from specpress.source import read_together
    from specpress.yaml_text import YamlWriter

    document = read_together(
        options.pages, stdin=sys.stdin.buffer, lenient=options.lenient
    )
    print_diagnostics(document.found, quiet=options.quiet, stream=sys.stderr)
    text = f"{YamlWriter().text(document.root)}\n"
    if options.output is None:
        sys.stdout.write(text)
        return ExitCode.OK
    path = Path(options.output)
    if not options.force:
        _require_ours(path)
    write_file(path, _HEADER + text)
    return ExitCode.OK


def _require_ours(path: Path) -> None:
    """Refuse to overwrite what did not come from this command."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            is_ours = not path.is_file() or file.readline() == _HEADER
    except OSError:  # there is nothing yet, or writing says why it cannot be
        return
    if not is_ours:
        message = f"{path} was not written by `specpress extract`"
        failure = error("file-not-ours", None, message, "overwrite it with --force")
        raise Failure(failure, exit_code=ExitCode.REFUSED)
