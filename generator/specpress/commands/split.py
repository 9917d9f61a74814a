"""`specpress split`: one document -> docs pages, and their index.

Knows where they are written. Does not know what stands on a page.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from specpress import config
from specpress.commands.console import print_diagnostics
from specpress.commands.options import SPEC_HELP, document
from specpress.diagnostics import ExitCode

_SUFFIXES = (".json", ".yaml", ".yml")


def describe(split: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    split.description = (
        "Write a docs page for each operation and webhook of SPEC, each with all that it "
        "refers to, and an llms.txt; `specpress extract DIR` puts them together again."
    )
    split.add_argument("spec", metavar="SPEC", help=SPEC_HELP)
    split.add_argument("-o", "--output", metavar="DIR", required=True)
    split.add_argument(
        "--lenient",
        action="store_true",
        help="what leads nowhere or stands twice is a warning",
    )
    split.add_argument(
        "--refs-within",
        metavar="DIR",
        default="",
        help="the folder that $refs may lead into; default: that of SPEC",
    )
    split.add_argument(
        "--force",
        action="store_true",
        help="overwrite files that are not ours or were edited by hand",
    )
    split.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def run(options: argparse.Namespace) -> ExitCode:
    """Bring the folder of pages up to date."""
    from specpress.bundle import bundle
    from specpress.diagnostics import Report
    from specpress.page_text import page_texts
    from specpress.splitting import Splitter
    from specpress.tree import PAGES, manifest_of
    from specpress.write import write

    folder = Path(options.output)
    client = config.Client(
        options.spec, lenient=options.lenient, refs_within=options.refs_within
    )
    report = Report()
    given = document(client)
    whole = bundle(given, report, lenient=options.lenient)
    print_diagnostics(report.sorted(), quiet=options.quiet, stream=sys.stderr)
    splitter = Splitter(given.root)
    if not splitter.is_plain:
        splitter = Splitter(whole.root)
    tree = page_texts(splitter.parts(), whole.root, _file(options.spec))
    manifest = manifest_of(
        tree, version=version("specpress"), source=whole.sha256, settings=PAGES
    )
    done = write(tree, manifest, folder, force=options.force)
    if not options.quiet:
        counts = f"{len(done.created)} created, {len(done.changed)} changed"
        print(f"{folder}: {counts}, {len(done.deleted)} deleted", file=sys.stderr)
    return ExitCode.OK


def _file(spec: str) -> str:
    """What pages call their document: its own name, wherever it lies."""
    name = Path(spec).name if spec != "-" else "openapi"
    return name if name.lower().endswith(_SUFFIXES) else f"{name}.yaml"
