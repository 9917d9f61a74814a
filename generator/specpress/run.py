"""One client, from its settings to the disk.

Knows what a run is made of and what it gives. Does not know who asked for it, nor how any of
it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from specpress import inputs
from specpress.config import Client
from specpress.diagnostics import Diagnostic, Place
from specpress.freshness import current, proven
from specpress.pins import pin, require_pinned
from specpress.plan import Plan
from specpress.project import Project, read_project
from specpress.published import Published, parse_published
from specpress.tree import NAMES_PATH

if TYPE_CHECKING:
    from specpress.pipeline import Result
    from specpress.source import Document


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did or, where it was to write nothing, would have done."""

    plan: Plan
    diagnostics: tuple[Diagnostic, ...] = ()
    inputs: tuple[str, ...] = ()
    """The files that the output depends on, as paths from the current folder."""
    result: Result | None = None
    """What was made; None where it was clear that there was nothing to do."""


def run(
    client: Client,
    *,
    check: bool = False,
    force: bool = False,
    stdin: BinaryIO | None = None,
    update_lock: bool = False,
    processes: int = 1,
) -> Outcome:
    """Bring the output folder of `client` up to date; with `check`, write nothing.

    A document that is fetched must be the one of `specpress.lock`, unless `update_lock`.
    A check takes nothing on trust: what the manifest says of files is not enough for it.

    Raises:
        Failure: the document cannot be used, or a file in the way is not ours.
    """
    project = read_project(client)
    if not (check or update_lock) and (manifest := current(client, project)):
        files = _inputs(client, project, manifest.parts)
        return Outcome(Plan((), tuple(manifest.files)), (), files)
    # the passes are imported where there is something to do: they take most of the time
    from specpress.pipeline import generate
    from specpress.write import plan, recover, write

    folder = Path(client.output)
    if not check:
        recover(folder)  # before names are read: they may be half way as well
    document = document_of(client, stdin, update_lock=update_lock)
    result = generate(
        document,
        client,
        published_in(folder) if client.keep_names else None,
        project,
        proven=None if check else proven(folder),
        processes=processes,
    )
    carry_out = plan if check else write
    todo = carry_out(
        result.tree, result.manifest, folder, force=force, names=result.names
    )
    if document.url and not check:
        pin(document.url, document.sha256)
    files = _inputs(client, project, result.manifest.parts)
    return Outcome(todo, result.diagnostics, files, result)


def document_of(
    client: Client, stdin: BinaryIO | None = None, *, update_lock: bool = False
) -> Document:
    """The document of `client`; one that is fetched is that of the lock, unless `update_lock`.

    Raises:
        Failure: it cannot be read, or is another one.
    """
    from specpress.source import read

    document = read(
        client.spec,
        stdin=stdin,
        within=client.refs_within,
        lenient=client.lenient,
        overlays=client.overlays,
    )
    if document.url and not update_lock:
        require_pinned(document.url, document.sha256)
    return document


def published_in(folder: Path) -> Published:
    """The names that were published in an output folder.

    Raises:
        Failure: they cannot be read.
    """
    from specpress.write import published_names

    content = published_names(folder)
    if content is None:
        return Published()
    return parse_published(content, Place(str(folder / NAMES_PATH)))


def _inputs(
    client: Client, project: Project, parts: tuple[str, ...]
) -> tuple[str, ...]:
    names = (f"{client.output}/{NAMES_PATH}",) * client.keep_names
    others = (*client.overlays, *project.paths(client.output), *names)
    if client.spec == "-":
        return others
    given = inputs.named(client.spec, client.refs_within)
    return (*inputs.names(given, parts), *others)
