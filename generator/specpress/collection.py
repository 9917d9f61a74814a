"""Docs pages that are one document together: a folder of them, a glob, or an `llms.txt`.

Knows which files may be pages, and what an index of them (llmstxt.org) links to. Does not know
what a page holds.
"""

from __future__ import annotations

import glob
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from specpress.diagnostics import Diagnostic, Failure, Place, error, warning
from specpress.files import MAX_BYTES, Files, Folder, too_large
from specpress.revisions import Revision
from specpress.tree import digest, digest_of_all

MAX_PAGES = 10_000

_SUFFIXES = frozenset({".md", ".mdx", ".markdown", ".txt"})
_MAGIC = re.compile(r"[*?[]")
# A page without any of these words holds no document: it is not read, nor does it count.
_WORDS = re.compile(rb"openapi|swagger|asyncapi|paths|\0", re.IGNORECASE)
_INDEX = re.compile(r"\s*(?:>[^\n]*\n\s*|<!--.*?-->\s*)*# [^\n]+\n", re.DOTALL)
_OPENAPI_LINE = re.compile(r"""^["']?(?:openapi|swagger)["']?[ \t]*:""", re.MULTILINE)
_HEADING = re.compile(r"## +(.+?)\s*")
_LINK = re.compile(r"[-*+] +\[(?:\\.|[^\]\\])*\]\(<?([^)\s>]+)>?\)")
_LINKS_LISTED = 5


@dataclass(frozen=True, slots=True)
class Pages:
    """The files that hold a document in parts."""

    spec: str
    """What they were asked for by."""
    files: Files
    paths: tuple[str, ...]
    """Where they are, seen from the folder of `files`; sorted."""
    watched: tuple[str, ...]
    """What has to change before there are others: folders, an index."""
    found: tuple[Diagnostic, ...] = ()

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The pages that may hold a part of a document, by path.

        Raises:
            Failure: one cannot be read, or all are too large together.
        """
        size = 0
        for path in self.paths:
            data = self.files.read(path)
            size += len(data)
            if size > MAX_BYTES:
                raise too_large(self.spec)
            if _WORDS.search(data):
                yield path, data

    def digest(self) -> str:
        """One digest for all that may be a part of the document."""
        return digest_of_all("", {path: digest(data) for path, data in self.contents()})

    def inputs(self) -> tuple[str, ...]:
        """All that the document depends on, as paths from the current folder."""
        if isinstance(self.files, Revision):
            return ()  # a revision does not change
        return (*map(self.files.name, self.paths), *self.watched)


def folder_pages(spec: str) -> Pages:
    """The pages in the folder `spec` and below it, but for what is hidden.

    Raises:
        Failure: there are too many.
    """
    paths: list[str] = []
    folders: list[str] = []
    for folder, inner, names in os.walk(spec):
        inner[:] = [name for name in inner if not _is_hidden(name)]
        folders.append(Path(folder).as_posix())
        paths.extend(
            Path(folder, name).relative_to(spec).as_posix()
            for name in names
            if not _is_hidden(name) and Path(name).suffix.lower() in _SUFFIXES
        )
        _require_few(paths, spec)
    files = Folder.around(str(Path(spec) / "_"))
    return Pages(spec, files, tuple(sorted(paths)), tuple(sorted(folders)))


def revision_pages(revision: Revision) -> Pages | None:
    """The pages in the folder that `revision` is, and below it; None where it is none.

    Raises:
        Failure: there are too many.
    """
    found = revision.within()
    if found is None:
        return None
    blobs = {
        path: blob
        for path, blob in sorted(found.items())
        if not any(map(_is_hidden, path.split("/")))
        and Path(path).suffix.lower() in _SUFFIXES
    }
    spec = revision.name(revision.own_name)
    _require_few([*blobs], spec)
    if sum(int(each.length) for each in blobs.values()) > MAX_BYTES:
        raise too_large(spec)
    return Pages(spec, revision.holding(blobs), tuple(blobs), ())


def is_glob(spec: str) -> bool:
    """Whether `spec` stands for files, and is none."""
    return bool(_MAGIC.search(spec)) and not os.path.lexists(spec)


def glob_pages(spec: str, within: str) -> Pages:
    """The files that the pattern `spec` stands for.

    Raises:
        Failure: there are none, or too many.
    """
    parts = Path(spec).parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    root = Path(*parts[:fixed])
    pattern = str(Path(*parts[fixed:]))
    paths: list[str] = []
    for path in glob.iglob(  # noqa: PTH207 - Path's own shows what is hidden
        pattern, root_dir=root, recursive=True
    ):
        if not (root / path).is_dir():
            paths.append(Path(path).as_posix())
            _require_few(paths, spec)
    if not paths:
        message = "no file is called like this"
        raise Failure(error("not-found", Place(spec), message))
    above = {(root / parent).as_posix() for each in paths for parent in _parents(each)}
    files = Folder.around(str(root / "_"), within)
    return Pages(spec, files, tuple(sorted(paths)), tuple(sorted(above)))


def _parents(path: str) -> Iterator[Path]:
    yield from Path(path).parents


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "node_modules"


def _require_few(paths: list[str], spec: str) -> None:
    if len(paths) > MAX_PAGES:
        message = f"more than {MAX_PAGES:,} files"
        raise Failure(error("too-large", Place(spec), message, "give a narrower glob"))


# -- llms.txt --------------------------------------------------------------------------


def is_index(data: bytes) -> bool:
    """Whether this is a list of links below a title, and no document."""
    if data.lstrip()[:1] not in (b"#", b">", b"<"):
        return False
    text = data.decode(errors="replace").replace("\r", "\n")
    has_links = any(_LINK.match(line) for line in text.splitlines())
    return has_links and bool(_INDEX.match(text)) and not _OPENAPI_LINE.search(text)


def indexed(spec: str, files: Files, data: bytes) -> Pages | str:
    """The pages that an index links to, or the whole document that it names.

    A URL is looked for in the folder of the index, where it mirrors the site.

    Raises:
        Failure: nothing that it links to is there.
    """
    pages: dict[str, int] = {}
    documents: dict[str, int] = {}
    links = pages
    for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
        if heading := _HEADING.fullmatch(line):
            is_whole = heading[1].lower() == "openapi specs"
            is_other = heading[1].lower() == "asyncapi specs"
            links = documents if is_whole else {} if is_other else pages
        elif link := _LINK.match(line):
            links.setdefault(link[1], number)
    there = _there(documents, files)
    if len(there) > 1:
        message = f"the index names {len(there)} documents: {', '.join(sorted(there))}"
        where = Place(spec, next(iter(documents.values())), 1)
        raise Failure(error("several-documents", where, message, "give one of them"))
    if there:
        return next(iter(there))
    return _linked(spec, files, pages)


def _linked(spec: str, files: Files, links: dict[str, int]) -> Pages:
    there = _there(links, files)
    missing = links.keys() - there.values()
    if not there:
        message = "none of the pages that the index links to is in its folder"
        hint = "links are looked for beside the index, where it mirrors the site"
        raise Failure(error("missing-pages", Place(spec), message, hint))
    found: tuple[Diagnostic, ...] = ()
    if missing:
        listed = sorted(missing, key=links.__getitem__)
        names = ", ".join(listed[:_LINKS_LISTED])
        more = ", …" if len(listed) > _LINKS_LISTED else ""
        message = f"{len(listed)} of {len(links)} pages are not beside the index: {names}{more}"
        where = Place(spec, links[listed[0]], 1)
        found = (warning("missing-pages", where, message, "they are left out"),)
    return Pages(spec, files, tuple(sorted(there)), (spec,), found)


def _there(links: dict[str, int], files: Files) -> dict[str, str]:
    """The links that lead to files beside the index, by path.

    Some sites begin with a folder that a mirror of them has not.
    """
    depth = max((link.count("/") for link in links), default=0)
    for skipped in range(depth + 1):
        found: dict[str, str] = {}
        for link in links:
            parts = [each for each in unquote(urlsplit(link).path).split("/") if each]
            if path := _existing("/".join(parts[skipped:]), files):
                found.setdefault(path, link)
        if found:
            return found
    return {}


def _existing(path: str, files: Files) -> str:
    """`path`, or the page that a site shows at it; empty where there is none."""
    if not path or posixpath.normpath(path).startswith(".."):
        return ""
    for candidate in (path, f"{path}.md"):
        try:
            files.read(candidate)
        except Failure:
            continue
        return candidate
    return ""
