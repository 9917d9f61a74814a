"""specpress for programs: what builds call.

Knows the stable names and arguments. Does not know how any of it is done.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from specpress import config, configuration
from specpress.diagnostics import Diagnostic, Failure, error

if TYPE_CHECKING:
    from specpress.run import Outcome as _Run


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did or, with `check`, would have done. Paths are below the output folder."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Warnings and notes; empty where there was nothing to do."""
    inputs: tuple[str, ...]
    """Every file that the output depends on, as a path from the current folder."""

    @property
    def is_current(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.created or self.changed or self.deleted)


def generate(
    spec: str | os.PathLike[str],
    output: str | os.PathLike[str] = config.DEFAULT_OUTPUT,
    *,
    package: str = "",
    http_library: str = "httpx2",
    strict: bool = False,
    lenient: bool = False,
    exact_schemas: bool = False,
    refs_within: str | os.PathLike[str] = "",
    keep_names: bool = True,
    prune_names: bool = False,
    check: bool = False,
    force: bool = False,
) -> Outcome:
    """Write the client, models and docs of the document `spec` into the folder `output`.

    The arguments are those of the command. Only the document is read, the files that it refers
    to and what stands in `output`; only `output` is written, and all of it or nothing.

    Args:
        spec: what the command takes: a file, docs pages, `-`, or `REVISION:PATH` of git.
        output: the folder that the package and `docs/` are written into.
        package: name of the package; by default it follows from the document's title.
        http_library: what the client imports, `httpx2` or `httpx`.
        strict: whether what openapi-spec-validator finds is an error.
        lenient: whether what leads nowhere or stands twice is a warning, typed as `Any`.
        exact_schemas: whether schemas mean what JSON Schema says to the letter.
        refs_within: the folder that references may lead into; by default that of `spec`.
        keep_names: whether names stay that were published, in `.specpress/names.toml`.
        prune_names: whether names of what is gone are forgotten, and deprecated aliases.
        check: write nothing, and say what would change.
        force: overwrite files that are not ours or were edited by hand.

    Raises:
        Failure: with `diagnostics` and the command's `exit_code`. Nothing was written.
    """
    client = config.Client(
        spec=os.fspath(spec),
        output=os.fspath(output),
        package=package,
        http_library=http_library,
        strict=strict,
        lenient=lenient,
        exact_schemas=exact_schemas,
        refs_within=os.fspath(refs_within),
        keep_names=keep_names,
        prune_names=prune_names,
    )
    return _outcome(config.check_client(client), check=check, force=force)


def generate_project(
    folder: str | os.PathLike[str] = ".", *, check: bool = False, force: bool = False
) -> Mapping[str, Outcome]:
    """Generate every client that the project around `folder` configures, by name.

    Raises:
        Failure: there is no configuration, or as `generate`.
    """
    path = configuration.find(Path(folder).absolute())
    if path is None:
        message = f"no configuration in {os.fspath(folder)!r} or above"
        hint = "add [tool.specpress.clients.NAME] to pyproject.toml"
        raise Failure(error("no-spec", None, message, hint))
    return {
        name: _outcome(client, check=check, force=force)
        for name, client in configuration.load(path).items()
    }


def _outcome(client: config.Client, *, check: bool, force: bool) -> Outcome:
    # the passes are imported here so that `import specpress` costs next to nothing
    from specpress.run import run

    done: _Run = run(client, check=check, force=force)
    plan = done.plan
    return Outcome(
        plan.created, plan.changed, plan.deleted, done.diagnostics, done.inputs
    )
