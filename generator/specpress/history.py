"""What a run changes for callers, where git still has the document that the output was made of.

Knows the manifest, and how a document of an old revision is recognised: by its digest. Nothing
is kept for that in the output; without git, or with a document that was never committed, there
is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from specpress.config import Client
from specpress.diagnostics import Diagnostic, Failure, Place
from specpress.disk import look
from specpress.freshness import manifest_in, source_of
from specpress.inputs import named, names
from specpress.published import Published, parse_published
from specpress.revisions import in_repository, revisions_of
from specpress.tree import NAMES_PATH, Manifest

if TYPE_CHECKING:
    from specpress.changes.change import Change
    from specpress.pipeline import Result

_REVISIONS = 20
"""How far back it is looked for."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands in an output folder before a run."""

    manifest: Manifest
    names: bytes | None
    """The file of published names, read once they are needed."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changes for callers since a version of the document."""

    document: str
    """`REVISION:PATH`"""
    changes: tuple[Change, ...]


def before(client: Client) -> Before | None:
    """What stands in the output folder of `client`; None where nothing does that was made."""
    folder = Path(client.output)
    try:
        manifest = manifest_in(folder)
        found = look(folder, NAMES_PATH) if client.keep_names else None
    except OSError:
        return None  # the run says why
    if manifest is None or isinstance(found, Diagnostic):
        return None
    return Before(manifest, found)


def since(known: Before, client: Client, result: Result) -> Since | None:
    """What `result` changes for callers; None where the old document cannot be found."""
    # a run with nothing to do needs none of it, and it takes most of the time
    from specpress.pipeline import changes_since
    from specpress.source import read

    where = Place(str(Path(client.output) / NAMES_PATH))
    published = Published()
    if known.names is not None:
        published = parse_published(known.names, where)
    for old in _versions(client, known.manifest.parts):
        try:
            if source_of(old, known.manifest.parts) != known.manifest.source:
                continue
            document = read(
                old.spec,
                within=old.refs_within,
                lenient=old.lenient,
                overlays=old.overlays,
            )
            return Since(old.spec, changes_since(document, old, published, result))
        except Failure:
            continue
    return None


def _versions(client: Client, parts: Iterable[str]) -> Iterator[Client]:
    """`client` of the last revisions with a change of what it is made of, newest first."""
    spec = in_repository(client.spec)
    if spec is None:
        return
    overlays = {each: in_repository(each) for each in client.overlays}
    known = [each for each, name in overlays.items() if name]
    paths = [client.spec, *_files(client, parts), *known]
    for revision in revisions_of(paths, _REVISIONS):
        yield replace(
            client,
            spec=f"{revision}:{spec}",
            overlays=tuple(
                f"{revision}:{name}" if name else each
                for each, name in overlays.items()
            ),
        )


def _files(client: Client, parts: Iterable[str]) -> tuple[str, ...]:
    try:
        return names(named(client.spec, client.refs_within), parts)
    except Failure:
        return ()
