"""The arguments that several commands have, and what they mean: settings, documents, clients.

Knows that the command line wins over the configuration. Does not know what is done with either.
"""

from __future__ import annotations

import argparse
import posixpath
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specpress import config, configuration
from specpress.diagnostics import Failure, error
from specpress.revisions import Revision
from specpress.selection import FILTERS, HINTS, Filter, is_filter

if TYPE_CHECKING:
    from specpress.source import Document

SPEC_HELP = (
    "a YAML or JSON file; docs pages: one, a folder, a glob or an llms.txt; "
    "a URL, of which specpress.lock keeps a hash; or - for standard input"
)
_OVERRIDES = (
    "exact_schemas",
    "exclude",
    "http_library",
    "include",
    "keyword_bodies",
    "lenient",
    "method_names",
    "output",
    "overlays",
    "package",
    "prune_names",
    "refs_within",
    "strict",
    "templates",
)


class _Filtering(argparse.Action):
    """Each use of the option, `KEY=VALUE`, is one more thing that a filter lists."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Add it."""
        key, _, value = str(values).partition("=")
        if key not in FILTERS or not is_filter(key, value):
            known = "; ".join(f"{key}={hint}" for key, hint in HINTS.items())
            parser.error(f"{option_string} {values}: it takes {known}")
        before: Filter = getattr(namespace, self.dest) or Filter()
        setattr(namespace, self.dest, before.also(key, value))


class _Appended(argparse.Action):
    """Each use of the option is one more item of a tuple, as in the settings."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Add an item."""
        del parser, option_string
        before = getattr(namespace, self.dest) or ()
        setattr(namespace, self.dest, (*before, values))


def describe_reading(command: argparse.ArgumentParser) -> None:
    """Add the arguments that say how a document is read, and `--quiet`."""
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
    command.add_argument(
        "--overlay",
        action=_Appended,
        dest="overlays",
        metavar="FILE",
        help="an OpenAPI Overlay to lay over SPEC; several in their order",
    )
    for option, what in (("--include", "only"), ("--exclude", "all but")):
        command.add_argument(
            option,
            action=_Filtering,
            metavar="KEY=VALUE",
            help=f"{what} operations of these tags, paths, operations or extensions",
        )
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def clients(options: argparse.Namespace) -> list[config.Client]:
    """What the command line asks for: SPEC, or all that the configuration names.

    Raises:
        Failure: there is neither.
    """
    if options.spec is not None:
        return [overridden(config.Client(options.spec), options)]
    path = configuration.find(Path.cwd())
    if path is None:
        message = "no SPEC, and no configuration in this folder or above"
        hint = "specpress generate SPEC, or add [tool.specpress.clients.NAME]"
        raise Failure(error("no-spec", None, message, hint))
    found = list(configuration.load(path).values())
    if len(found) > 1 and (options.output or options.package):
        message = (
            "--output and --package need SPEC where several clients are configured"
        )
        raise Failure(error("bad-option", None, message))
    return [overridden(client, options) for client in found]


def compared(options: argparse.Namespace) -> tuple[config.Client, config.Client]:
    """OLD and NEW, with the settings of the client that is configured for one of them.

    Raises:
        Failure: the configuration, or the command line, means nothing.
    """
    path = configuration.find(Path.cwd())
    known = [] if path is None else list(configuration.load(path).values())
    specs = {posixpath.normpath(each.spec): each for each in known}
    names = map(_file_of, (options.new, options.old))
    settings = next((specs[name] for name in names if name in specs), None)
    client = overridden(settings or config.Client(""), options)
    return replace(client, spec=options.old), replace(client, spec=options.new)


def _file_of(spec: str) -> str:
    """The file that `spec` is, or is a version of."""
    revision = Revision.named(spec)
    file = posixpath.join(revision.path, revision.own_name) if revision else spec
    return posixpath.normpath(file)


def overridden(client: config.Client, options: argparse.Namespace) -> config.Client:
    """`client` with what the command line says.

    Raises:
        Failure: it means nothing.
    """
    given = {
        name: value for name in _OVERRIDES if (value := getattr(options, name, None))
    }
    return config.check_client(replace(client, **given))


def document(client: config.Client) -> Document:
    """The document of `client`.

    Raises:
        Failure: it cannot be read.
    """
    from specpress.source import read

    return read(
        client.spec,
        stdin=sys.stdin.buffer,
        within=client.refs_within,
        lenient=client.lenient,
        overlays=client.overlays,
    )
