"""`specpress templates`: what a project may override, and with what it starts.

Knows how they are shown. Does not know what is in them.
"""

from __future__ import annotations

import argparse
import sys

from specpress.diagnostics import ExitCode, Failure, error


def describe(templates: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    templates.description = (
        "Print the template NAME, to be put under that name into the folder that the "
        "setting `templates` names, and changed there; without NAME, list all."
    )
    templates.add_argument(
        "name", nargs="?", metavar="NAME", help="client/client.py.j2"
    )


def run(options: argparse.Namespace) -> ExitCode:
    """Print one, or what there are."""
    from specpress.overrides import names, starter, version_of
    from specpress.settings import nearest

    known = names()
    if options.name is None:
        sys.stdout.writelines(f"{version_of(name)} {name}\n" for name in known)
    elif options.name in known:
        sys.stdout.write(starter(options.name))
    else:
        message = f"there is no template {options.name!r}"
        hint = nearest(options.name, known)
        raise Failure(error("bad-option", None, message, hint))
    return ExitCode.OK
