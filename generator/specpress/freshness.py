"""Whether a folder is what a run would make of it, found out without the run.

Knows the manifest: digests of all that goes in and of all that comes out. Does not know what
any of it holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from specpress import templates
from specpress.config import Client, fingerprint
from specpress.diagnostics import Failure
from specpress.disk import look
from specpress.inputs import named, overlay, state
from specpress.lock import LOCK_PATH
from specpress.project import NO_PROJECT, Project
from specpress.tree import (
    MANIFEST_PATH,
    NAMES_PATH,
    STAGING_PATH,
    Manifest,
    Tree,
    digest,
    digest_overlaid,
    parse_manifest,
)


def current(client: Client, project: Project = NO_PROJECT) -> Manifest | None:
    """The manifest of a folder that a run would not change; None where it might.

    In a checkout the program itself changes, so there it always does.
    """
    folder = Path(client.output)
    if not templates.are_installed() or client.spec == "-" or client.prune_names:
        return None
    try:
        if any(os.path.lexists(folder / each) for each in (LOCK_PATH, STAGING_PATH)):
            return None
        manifest = manifest_in(folder)
        is_current = (
            manifest is not None
            and manifest.version == version("specpress")
            and manifest.settings == fingerprint(client, project.sha256)
            and manifest.source == source_of(client, manifest.parts)
            and _is_whole(folder, manifest)
            and (not client.keep_names or _has_names(folder, manifest))
        )
    except (OSError, Failure):
        return None
    return manifest if is_current else None


def manifest_in(folder: Path) -> Manifest | None:
    """The manifest of a folder, if it has one of ours.

    Raises:
        OSError: what is there cannot be read.
    """
    content = look(folder, MANIFEST_PATH)
    return parse_manifest(content) if isinstance(content, bytes) else None


def proven(folder: Path) -> Tree:
    """The modules of a folder that this version wrote, and so proved to hold no foreign code.

    In a checkout there are none: there the proof itself changes.
    """
    if not templates.are_installed():
        return {}
    try:
        manifest = manifest_in(folder)
        if manifest is None or manifest.version != version("specpress"):
            return {}
        return dict(_as_written(folder, manifest))
    except OSError:
        return {}  # whoever writes says why


def _as_written(folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    for path, sha in manifest.files.items():
        if path.endswith((".py", ".pyi")):
            content = look(folder, path)
            if isinstance(content, bytes) and digest(content) == sha:
                yield path, content


def source_of(client: Client, parts: Iterable[str]) -> str:
    """One digest for the document of `client`, with its `parts` and what is laid over it.

    Raises:
        Failure: something cannot be read.
    """
    document = state(named(client.spec, client.refs_within), parts)
    return digest_overlaid(
        document, [digest(overlay(each)) for each in client.overlays]
    )


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether all files of ours are there as they were written."""
    for path, written in manifest.files.items():
        content = look(folder, path)
        if not isinstance(content, bytes) or digest(content) != written:
            return False
    return True


def _has_names(folder: Path, manifest: Manifest) -> bool:
    """Whether the published names are those that were written: people may edit them."""
    content = look(folder, NAMES_PATH)
    return isinstance(content, bytes) and digest(content) == manifest.names
