"""Bytes -> Document: YAML, JSON, or docs pages that hold it, whole or in parts.

Knows encodings, and how a document comes out of one text or of many. Does not know what
OpenAPI means, nor how files are found (`inputs`) and texts recognised (`recognition`).

The only exception that leaves is Failure.
"""

from __future__ import annotations

import codecs
import gc
import hashlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

from specpress.collection import Pages
from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.files import MAX_BYTES, Files, read_stream, too_large
from specpress.inputs import STDIN, Remote, named, overlay
from specpress.merging import merged
from specpress.nodes import Map, Origin, Value
from specpress.recognition import FOREIGN, Section, contents, softened, tree

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2"}


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI document as written, before any `$ref` is followed."""

    name: str
    """For messages: the path as given, "<stdin>" for "-"."""
    root: Map
    sha256: str
    """Of the bytes as read; for docs pages that of all of them."""
    folder: Files | None = None
    """The files that it may refer to; None for standard input and docs pages."""
    found: tuple[Diagnostic, ...] = ()
    """What was forgiven when it was read."""
    parts: tuple[str, ...] = ()
    """The files that it refers to, seen from its folder, once they are a part of it."""
    overlays: tuple[Part, ...] = ()
    """What is laid over it by `overlaid`, in this order."""
    url: str = ""
    """Where it was fetched from; empty for all else."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file that a document refers to, or an overlay: YAML or JSON with any content."""

    name: str
    """For messages."""
    root: Value
    sha256: str
    size: int
    found: tuple[Diagnostic, ...] = ()


def read(
    spec: str,
    *,
    stdin: BinaryIO | None = None,
    within: str = "",
    lenient: bool = False,
    overlays: Sequence[str] = (),
) -> Document:
    """The document that `spec` names: a file, docs pages, or standard input for "-".

    `HEAD:api.yaml` is a file of a git revision. Its references may lead to files in the folder
    `within`, by default its own. The files `overlays` are to be laid over it.
    """
    document = _read(spec, stdin, within, lenient=lenient)
    parts = tuple(parse_part(overlay(each), each) for each in overlays)
    return replace(document, overlays=parts)


def _read(spec: str, stdin: BinaryIO | None, within: str, *, lenient: bool) -> Document:
    if spec == STDIN:
        return parse(read_stream(stdin), "<stdin>", lenient=lenient)
    given = named(spec, within)
    if isinstance(given, Remote):
        data, said = _fetched(given)
        document = parse(data, spec, lenient=lenient)
        return replace(document, url=spec, found=(*said, *document.found))
    if isinstance(given, Pages):
        document = _merged(_texts(given), spec, given.found, lenient=lenient)
        return replace(document, sha256=given.digest())
    name = given.name(given.own_name) if given.own_name else spec
    return parse(given.document(), name, lenient=lenient, folder=given)


def _fetched(remote: Remote) -> tuple[bytes, tuple[Diagnostic, ...]]:
    # imported where there is one: it takes a while
    from specpress.fetch import fetch  # noqa: PLC0415 - few documents need it

    return fetch(remote.url)


def read_together(
    specs: Sequence[str], *, stdin: BinaryIO | None = None, lenient: bool = False
) -> Document:
    """The document that all docs pages are parts of that `specs` name.

    Raises:
        Failure: there are none, or they contradict each other.
    """
    texts: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for spec in specs:
        given = None if spec == STDIN else named(spec)
        if isinstance(given, Pages):
            texts |= _texts(given)
            found.extend(given.found)
        elif isinstance(given, Remote):
            texts[spec], redirected = _fetched(given)
            found.extend(redirected)
        elif given is None:
            texts["<stdin>"] = read_stream(stdin)
        else:
            texts[given.name(given.own_name)] = given.document()
    return _merged(texts, ", ".join(specs), found, lenient=lenient)


def parse(
    data: bytes, name: str, *, lenient: bool = False, folder: Files | None = None
) -> Document:
    """The document in `data`; `name` stands for it in messages."""
    text = _text_of(data, name)
    origin = Origin(name, text, lenient=lenient)
    with _paused_gc():
        found = contents(text, origin)
        root, said = _united(found.sections, found.problems, name, lenient=lenient)
    is_page = root.origin is not origin
    return Document(
        name=name,
        root=root,
        sha256=hashlib.sha256(data).hexdigest(),
        folder=None if is_page else folder,
        found=(*origin.forgiven, *said),
    )


def _texts(pages: Pages) -> Mapping[str, bytes]:
    return {pages.files.name(path): data for path, data in pages.contents()}


def _merged(
    texts: Mapping[str, bytes],
    name: str,
    said: Iterable[Diagnostic],
    *,
    lenient: bool,
) -> Document:
    """The document that `texts` are parts of, by their names."""
    sections: list[Section] = []
    problems: list[Diagnostic] = []
    forgiven = list(said)
    with _paused_gc():
        for page in sorted(texts):
            text = _text_of(texts[page], page)
            origin = Origin(page, text, lenient=lenient)
            found = contents(text, origin)
            sections.extend(found.sections)
            problems.extend(() if found.other else found.problems)
            forgiven.extend(origin.forgiven)
        if not sections and not problems:
            message = "none of the pages here holds an OpenAPI document"
            hint = "in a folder, .md, .mdx, .markdown and .txt files are looked into"
            raise Failure(error("no-pages", Place(name), message, hint))
        root, left_out = _united(sections, problems, name, lenient=lenient)
    return Document(name, root, "", found=(*forgiven, *left_out))


def _united(
    sections: Sequence[Section],
    problems: Sequence[Diagnostic],
    name: str,
    *,
    lenient: bool,
) -> tuple[Map, list[Diagnostic]]:
    """The root of the document that `sections` are parts of; and which parts are left out."""
    left_out = [each for each in problems if lenient or each.code in FOREIGN]
    if not sections or len(left_out) < len(problems):
        raise Failure(*problems)
    return merged(sections, name), list(map(softened, left_out))


def parse_part(data: bytes, name: str, *, lenient: bool = False) -> Part:
    """The file of bytes `data` that a document refers to as `name`."""
    text = _text_of(data, name)
    origin = Origin(name, text, lenient=lenient)
    with _paused_gc():
        root = tree(text, origin)
    found = tuple(origin.forgiven)
    return Part(name, root, hashlib.sha256(data).hexdigest(), len(data), found)


@contextmanager
def _paused_gc() -> Generator[None]:
    """Keep the collector from walking the tree, which has no cycles, as it grows.

    With it, a large document takes twice the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# -- bytes and text --------------------------------------------------------------------


def _text_of(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return _decoded(data, name)


def _decoded(data: bytes, name: str) -> str:
    encoding, start = "utf-8", 0
    for mark, marked in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            encoding, start = marked, len(mark)
            break
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as problem:
        offset = start + problem.start
        raise _not_text(data, name, offset, encoding) from None
    if "\0" in text:
        raise _not_text(data, name, data.index(b"\0"), encoding)
    return text


def _not_text(data: bytes, name: str, offset: int, encoding: str) -> Failure:
    line_start = data.rfind(b"\n", 0, offset) + 1
    where = Place(name, data.count(b"\n", 0, offset) + 1, offset - line_start + 1)
    message = f"not {encoding.upper()} text: byte 0x{data[offset]:02x} at {offset:,}"
    packed = next(
        (kind for magic, kind in _PACKED.items() if data.startswith(magic)), ""
    )
    hint = "save it as UTF-8"
    if packed:
        hint = f"this is {packed} data; unpack it first"
    return Failure(error("not-text", where, message, hint))
