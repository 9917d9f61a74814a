"""specpress for programs: what builds call.

Knows the stable names and arguments. Does not know how any of it is done.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, cast

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


class Settings(TypedDict, total=False):
    """What may be said of a client: the keys of the configuration, with paths from here."""

    package: str
    """Name of the package; by default it follows from the document's title."""
    http_library: str
    """What the client imports, `httpx2` or `httpx`."""
    strict: bool
    """Whether what openapi-spec-validator finds is an error."""
    lenient: bool
    """Whether what leads nowhere or stands twice is a warning, typed as `Any`."""
    exact_schemas: bool
    """Whether schemas mean what JSON Schema says to the letter."""
    refs_within: str | os.PathLike[str]
    """The folder that references may lead into; by default that of the document."""
    overlays: Sequence[str | os.PathLike[str]]
    """The OpenAPI Overlays to lay over the document, in this order."""
    templates: str | os.PathLike[str]
    """The folder of the project's own templates."""
    include: Mapping[str, Sequence[str]]
    """Which operations and webhooks there are: `tags`, `paths`, `operations`, `extensions`."""
    exclude: Mapping[str, Sequence[str]]
    """Which of them there are not, likewise."""
    operations: Mapping[str, object]
    """What is said of single operations, by `operationId` or as `GET /path`."""
    webhooks: Mapping[str, object]
    """What is said of webhooks: their `signature`."""
    keep_names: bool
    """Whether names stay that were published, in `.specpress/names.toml`."""
    prune_names: bool
    """Whether names of what is gone are forgotten, and deprecated aliases."""
    method_names: str
    """What methods are called after, `operation_id` or `path`."""
    keyword_bodies: bool
    """Whether methods also take the fields of an object body as keyword arguments."""
    renamed: Mapping[str, str]
    """Where things went: operations as `GET /path`, schemas by their pointers."""


def generate(
    spec: str | os.PathLike[str],
    output: str | os.PathLike[str] = config.DEFAULT_OUTPUT,
    *,
    check: bool = False,
    force: bool = False,
    update_lock: bool = False,
    **settings: Unpack[Settings],
) -> Outcome:
    """Write the client, models and docs of the document `spec` into the folder `output`.

    Only the document is read, the files that it refers to, overlays and what stands in `output`;
    only `output` is written, and all of it or nothing. A URL is held to `specpress.lock`, which
    gets its hash.

    Args:
        spec: what the command takes: a file, docs pages, a URL, `-`, or `REVISION:PATH` of git.
        output: the folder that the package and `docs/` are written into.
        check: write nothing, and say what would change.
        force: overwrite files that are not ours or were edited by hand.
        update_lock: where `spec` is a URL, take what it holds now into `specpress.lock`.
        **settings: as in the configuration (`Settings`).

    Raises:
        Failure: with `diagnostics` and the command's `exit_code`. Nothing was written.
    """
    table = {"spec": spec, "output": output, **settings}
    plain = {key: _as_in_toml(value) for key, value in table.items()}
    client = configuration.read_client(Path("specpress.generate"), "settings", plain)
    return _outcome(client, check=check, force=force, update_lock=update_lock)


def _as_in_toml(value: object) -> object:
    match value:
        case os.PathLike():
            return os.fspath(cast("os.PathLike[str]", value))
        case list() | tuple():
            return [_as_in_toml(each) for each in cast("Sequence[object]", value)]
        case Mapping():
            items = cast("Mapping[str, object]", value).items()
            return {key: _as_in_toml(each) for key, each in items}
        case _:
            return value


def generate_project(
    folder: str | os.PathLike[str] = ".",
    *,
    check: bool = False,
    force: bool = False,
    update_lock: bool = False,
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
        name: _outcome(client, check=check, force=force, update_lock=update_lock)
        for name, client in configuration.load(path).items()
    }


def _outcome(
    client: config.Client, *, check: bool, force: bool, update_lock: bool
) -> Outcome:
    # the passes are imported here so that `import specpress` costs next to nothing
    from specpress.run import run

    done: _Run = run(client, check=check, force=force, update_lock=update_lock)
    plan = done.plan
    return Outcome(
        plan.created, plan.changed, plan.deleted, done.diagnostics, done.inputs
    )
