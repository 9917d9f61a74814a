"""Bytes -> Document: YAML, JSON, or a docs page that holds one of them.

Knows how a document is recognised (by content, never by suffix). Does not know what
OpenAPI means beyond its first key, nor how files are read (`files`), nor how each format is
parsed (`yaml_source`, `json_source`, `page`).

The only exception that leaves is Failure.
"""

from __future__ import annotations

import codecs
import gc
import hashlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.files import MAX_BYTES, Files, read_stream, too_large
from specpress.json_source import NOT_JSON, parse_json
from specpress.nodes import Map, Origin, Seq, Value, excerpt
from specpress.page import (
    Block,
    blocks,
    is_broken_document,
    is_digest,
    is_markdown,
    names_operation,
    no_openapi_block,
)
from specpress.revisions import files_around
from specpress.yaml_source import NOT_YAML, parse_yaml

STDIN = "-"

_JSON_START = ("{", "[")
_HTML_START = ("<!doctype html", "<html", "<?xml")
_PLACES_LISTED = 5
_KEYS_LISTED = 5
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2"}
# What a mapping without `openapi` and `swagger` is instead, by its top-level keys.
_OTHER_FORMATS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"asyncapi"}), "an AsyncAPI document"),
    (frozenset({"arazzo"}), "an Arazzo description"),
    (frozenset({"overlay"}), "an OpenAPI Overlay"),
    (frozenset({"openrpc"}), "an OpenRPC document"),
    (frozenset({"swaggerVersion"}), "a Swagger 1.x listing"),
    (frozenset({"discoveryVersion"}), "a Google API discovery document"),
    (frozenset({"info", "item"}), "a Postman collection"),
    (frozenset({"paths"}), "an OpenAPI document without its version"),
    (frozenset({"$schema"}), "a JSON Schema"),
    (frozenset({"type", "properties"}), "a JSON Schema"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI document as written, before any `$ref` is followed."""

    name: str
    """For messages: the path as given, "<stdin>" for "-"."""
    root: Map
    sha256: str
    """Of the bytes as read; for a docs page that of the page."""
    folder: Files | None = None
    """The files that it may refer to; None for standard input and docs pages."""
    found: tuple[Diagnostic, ...] = ()
    """What was forgiven when it was read."""
    parts: tuple[str, ...] = ()
    """The files that it refers to, seen from its folder, once they are a part of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file that a document refers to: YAML or JSON with any content."""

    root: Value
    sha256: str
    size: int
    found: tuple[Diagnostic, ...] = ()


def read(
    spec: str, *, stdin: BinaryIO | None = None, within: str = "", lenient: bool = False
) -> Document:
    """The document in the file `spec`, or on standard input for "-".

    `HEAD:api.yaml` is a file of a git revision. Its references may lead to files in the folder `within`, by default its own.
    """
    if spec == STDIN:
        return parse(read_stream(stdin), "<stdin>", lenient=lenient)
    files = files_around(spec, within)
    return parse(files.document(), spec, lenient=lenient, folder=files)


def parse(
    data: bytes, name: str, *, lenient: bool = False, folder: Files | None = None
) -> Document:
    """The document in `data`; `name` stands for it in messages."""
    text = _text_of(data, name)
    origin = Origin(name, text, lenient=lenient)
    with _paused_gc():
        root = _recognised(text, origin)
    is_page = root.origin is not origin
    return Document(
        name=name,
        root=root,
        sha256=hashlib.sha256(data).hexdigest(),
        folder=None if is_page else folder,
        found=tuple(root.origin.forgiven),
    )


def parse_part(data: bytes, name: str, *, lenient: bool = False) -> Part:
    """The file of bytes `data` that a document refers to as `name`."""
    text = _text_of(data, name)
    origin = Origin(name, text, lenient=lenient)
    with _paused_gc():
        root = _tree(text, origin)
    found = tuple(origin.forgiven)
    return Part(root, hashlib.sha256(data).hexdigest(), len(data), found)


# -- recognition -----------------------------------------------------------------------


def _recognised(text: str, origin: Origin) -> Map:
    """The root of the OpenAPI document that `text` is or, as a docs page, holds."""
    try:
        root = _tree(text, origin)
    except Failure as problem:
        return _in_page(text, origin, problem)
    if not isinstance(root, Map):
        return _in_page(text, origin, _no_mapping(root, text, origin))
    if not _is_openapi(root):
        return _in_page(text, origin, _not_openapi(root), is_mapping=True)
    return root


def _tree(text: str, origin: Origin) -> Value:
    if not text.strip():
        raise origin.failure("empty-document", 0, "the file is empty")
    if not text.lstrip().startswith(_JSON_START):
        return _yaml_tree(text, origin)
    try:
        return parse_json(text, origin)
    except Failure as problem:
        if not _has_code(problem, NOT_JSON):
            raise
        return _flow_tree(text, origin, problem)


def _flow_tree(text: str, origin: Origin, json_problem: Failure) -> Value:
    """YAML's flow style looks like JSON; what is neither was meant as JSON."""
    try:
        return parse_yaml(text, origin)
    except Failure as problem:
        if _has_code(problem, NOT_YAML):
            raise json_problem from None
        raise


def _yaml_tree(text: str, origin: Origin) -> Value:
    try:
        return parse_yaml(text, origin)
    except Failure as problem:
        hint = _text_hint(text)
        if not hint:
            raise
        found = problem.diagnostics[0]
        raise Failure(error(found.code, found.where, found.message, hint)) from None


def _in_page(
    text: str, page: Origin, problem: Failure, *, is_mapping: bool = False
) -> Map:
    """The root of the one OpenAPI document in the fenced blocks of `text`.

    `problem` is what there is to say when it is not a docs page at all.
    """
    found = blocks(text, page)
    if is_broken_document(text, found):
        raise problem
    roots: list[Map] = []
    failures: list[Failure] = []
    digest = False
    for block in filter(Block.may_be_openapi, found):
        try:
            root = _tree(block.content, block.origin(page))
        except Failure as failure:
            failures.append(failure)
            continue
        if is_digest(root):
            digest = True
        elif isinstance(root, Map) and _is_openapi(root):
            roots.append(root)
    if len(roots) == 1:
        return roots[0]
    if roots:
        raise _several_documents(roots)
    if failures:
        raise failures[0]
    is_page = bool(found) or is_markdown(text)
    if names_operation(text) or (is_page and not is_mapping):
        raise no_openapi_block(text, page, found, digest=digest)
    raise problem


def _is_openapi(root: Map) -> bool:
    return "openapi" in root or "swagger" in root


def _several_documents(roots: list[Map]) -> Failure:
    places = [root.where() for root in roots]
    lines = ", ".join(str(place.line) for place in places[:_PLACES_LISTED])
    more = ", …" if len(places) > _PLACES_LISTED else ""
    message = f"the page holds {len(roots)} OpenAPI documents, in lines {lines}{more}"
    hint = "give each a file of its own"
    return Failure(error("several-documents", places[1], message, hint))


def _no_mapping(root: Value, text: str, origin: Origin) -> Failure:
    if root is None:
        return origin.failure("empty-document", 0, "the file holds no document")
    kind = "a list" if isinstance(root, Seq) else "a single value"
    message = f"not an OpenAPI document: its root is {kind}, not a mapping"
    return origin.failure("not-openapi", 0, message, _text_hint(text))


def _not_openapi(root: Map) -> Failure:
    message = "not an OpenAPI document: no top-level `openapi` or `swagger` key"
    looks_like = next(
        (name for keys, name in _OTHER_FORMATS if keys <= root.keys()), None
    )
    if looks_like is not None:
        hint = f"its keys look like {looks_like}"
    else:
        hint = f"its keys begin with {excerpt(', '.join(list(root)[:_KEYS_LISTED]))}"
    return Failure(error("not-openapi", root.where(), message, hint))


def _text_hint(text: str) -> str:
    start = text[:1000].lstrip().lower()
    if start.startswith(_HTML_START):
        return "this looks like a web page; give the document itself"
    return ""


def _has_code(failure: Failure, code: str) -> bool:
    return failure.diagnostics[0].code == code


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
