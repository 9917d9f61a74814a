"""What SPEC names: a file, docs pages, either of a git revision, or a URL.

Knows how the kinds are told apart, and what stands for each when nothing may have changed. Does
not know how any of them is read as a document.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from specpress.collection import (
    Pages,
    folder_pages,
    glob_pages,
    indexed,
    is_glob,
    is_index,
    revision_pages,
)
from specpress.diagnostics import Failure, Place, error
from specpress.files import Files, Folder, is_folder, is_url
from specpress.pins import lock_path, pinned
from specpress.revisions import Revision
from specpress.tree import digest, digest_of_all

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Remote:
    """A document on the web, which refers to no files."""

    url: str


Input: TypeAlias = Files | Pages | Remote


def named(spec: str, within: str = "") -> Input:
    """What `spec` names. References of a document lead into the folder `within`, by default its own.

    Raises:
        Failure: there is no such thing, or an index leads to nothing.
    """
    if is_url(spec):
        return Remote(spec)
    revision = Revision.named(spec)
    if revision is None and is_folder(spec):
        return folder_pages(spec)
    if revision is None and is_glob(spec):
        return glob_pages(spec, within)
    if revision is not None and (found := revision_pages(revision)):
        return found
    files = revision or Folder.around(spec, within)
    data = files.document()
    if not is_index(data):
        return files
    linked = indexed(spec, files, data)
    if isinstance(linked, Pages):
        return linked
    if revision is not None:
        return revision.beside(linked)
    folder = posixpath.dirname(spec.replace("\\", "/"))
    return Folder.around(posixpath.join(folder, linked), within, index=spec)


def overlay(name: str) -> bytes:
    """The file `name`, or one of a git revision, that is laid over a document.

    Raises:
        Failure: it cannot be read.
    """
    return (Revision.named(name) or Folder.around(name)).document()


def state(given: Input, parts: Iterable[str]) -> str:
    """One digest for all that `given` is now, with the `parts` that it referred to.

    Raises:
        Failure: something cannot be read.
    """
    if isinstance(given, Pages):
        return given.digest()
    if isinstance(given, Remote):
        return _pinned(given)
    now = {path: digest(given.read(path)) for path in parts}
    return digest_of_all(digest(given.document()), now)


def names(given: Input, parts: Iterable[str]) -> tuple[str, ...]:
    """All files that `given` consists of, with its `parts`, as paths from the current folder."""
    if isinstance(given, Pages):
        return given.inputs()
    if isinstance(given, Remote):
        return (lock_path().as_posix(),)
    return (*given.own_files(), *map(given.name, parts))


def _pinned(remote: Remote) -> str:
    """What the lock says that it holds: it is not fetched to find out."""
    known = pinned(remote.url)
    if known is None:
        raise Failure(error("not-fetched", Place(remote.url), "it was never fetched"))
    return known
