"""One client with its document and its output folder, as far as explaining takes them.

Knows which files are read, and what a question is about. Does not know how answers read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from specpress.config import Client
from specpress.diagnostics import Diagnostic, Place, error, warning
from specpress.disk import look
from specpress.explain.answer import Answer
from specpress.explain.emitted import Span, line_of, spans
from specpress.explain.finder import Finder
from specpress.explain.places import Places, plain
from specpress.explain.query import ByLine, ByName, ByPointer, Query
from specpress.explain.symbols import Symbol, symbols
from specpress.grammar import tokens
from specpress.nodes import Value
from specpress.pipeline import Named, read_names
from specpress.resolve import Spot
from specpress.run import document_of, published_in
from specpress.settings import nearest
from specpress.source import parse_part
from specpress.tree import MANIFEST_PATH, digest_overlaid, parse_manifest


class Workspace:
    """What is known of one client.

    Raises:
        Failure: the document cannot be used.
    """

    def __init__(self, client: Client, stdin: BinaryIO | None) -> None:
        self._folder = Path(client.output)
        given = document_of(client, stdin)
        published = published_in(self._folder) if client.keep_names else None
        found = read_names(given, client, published)
        self._document = found.document
        self._sha256 = digest_overlaid(
            found.whole.sha256, [each.sha256 for each in given.overlays]
        )
        self._package = str(found.names.package)
        self._places = Places(dict(_trees(found, client)))
        self._finder = Finder(symbols(found.api, found.names), self._places)
        self._spans: dict[str, tuple[Span, ...]] = {}

    # -- questions -----------------------------------------------------------------------

    def answers(self, query: Query) -> list[Answer]:
        """All that there is to say; nothing where this client has no answer."""
        return [self._answer(each) for each in self._meant(query)]

    def _meant(self, query: Query) -> list[Symbol]:
        match query:
            case ByName(name):
                return self._finder.named(name)
            case ByPointer():
                spot = self._spot(query)
                is_there = self._places.place(spot) is not None
                return self._finder.at(spot) if is_there else []
            case ByLine():
                path = self._emitted(query.file)
                if path is not None:
                    return self._in_output(path, query.line)
                written = self._written(query)
                return [] if written is None else self._finder.at(written)

    def _spot(self, query: ByPointer) -> Spot:
        names = {file: self._name(file) for file in self._places.trees}
        same = (file for file in names if _is_same(names[file], query.file))
        file = next(same, query.file) if query.file else ""
        return plain(Spot(file, query.pointer))

    def _name(self, file: str) -> str:
        """What a file is called from the current folder."""
        folder = self._document.folder
        return folder.name(file) if file and folder else self._document.name

    def _emitted(self, file: str) -> str | None:
        """The path of `file` in the output; None where it is none of ours."""
        whole, folder = Path(_real(file)), _real(str(self._folder))
        if not whole.is_relative_to(folder):
            return None
        path = whole.relative_to(folder).as_posix()
        is_ours = path.startswith((f"{self._package}/", "docs/"))
        return path if is_ours and self._text(path) else None

    def _in_output(self, path: str, line: int) -> list[Symbol]:
        if path.startswith(f"{self._package}/_runtime/"):
            return []
        if path.startswith("docs/"):
            return self._finder.on_page(path, self._text(path), line)
        return self._finder.in_module(path, self._text(path), line)

    def _written(self, query: ByLine) -> Spot | None:
        """The place in the document that `query` is about."""
        for file in self._places.files:
            if _is_same(file, query.file):
                return self._places.at(Place(file, query.line or 1, query.column))
        return None

    def why_not(self, query: Query) -> Diagnostic:
        """Why there is no answer, for a person."""
        match query:
            case ByName(name):
                stub = self._code(f"{self._package}/__init__.pyi")
                if name.rpartition(".")[2] in {each.name for each in stub}:
                    message = f"{name} is of the runtime, which no document describes"
                    return error("not-from-document", None, message)
                message = f"nothing is called {name!r} in {self._package}"
                return error("unknown-name", None, message, self._near(name))
            case ByPointer():
                spot = self._spot(query)
                if self._places.place(spot) is not None:
                    return self._unused(spot)
                message = f"there is no {spot.pointer} in {self._name(spot.file)}"
                return error("unknown-place", None, message, self._near_pointer(spot))
            case ByLine(file):
                if self._emitted(file) is not None:
                    message = f"{file} is of the runtime, which no document describes"
                    return error("not-from-document", None, message)
                written = self._written(query)
                if written is not None:
                    return self._unused(written)
                message = f"{file} is no file of {self._package}, nor of its document"
                return error("unknown-place", None, message)

    def _unused(self, spot: Spot) -> Diagnostic:
        message = f"nothing in {self._package} comes from {spot.pointer}"
        hint = "no operation and no model uses it"
        return error("not-expressed", self._places.place(spot), message, hint)

    def _near(self, name: str) -> str:
        depth = name.count(".") + 1
        ends = {".".join(each.split(".")[-depth:]) for each in self._finder.names}
        return nearest(name, sorted(ends))

    def _near_pointer(self, spot: Spot) -> str:
        keys = self._places.below(spot)
        return nearest(tokens(spot.pointer)[-1], keys) if keys else ""

    # -- answers -------------------------------------------------------------------------

    def _answer(self, symbol: Symbol) -> Answer:
        spot = self._finder.spot(symbol)
        where = self._places.place(spot)
        if where is None and symbol.source is not None:
            where = symbol.source.where
        page = self._text(symbol.page.path)
        docs = f"{self._shown(symbol.page.path)}:{line_of(symbol.page, page)}"
        return Answer(
            symbol.name,
            where,
            spot.pointer,
            tuple(self._lines(symbol)),
            (docs,) if page else (),
        )

    def _lines(self, symbol: Symbol) -> Iterator[str]:
        for path, name in symbol.code:
            lines = [each.line for each in self._code(path) if each.name == name]
            if lines:
                yield f"{self._shown(path)}:{lines[0]}"

    def stale(self) -> Iterator[Diagnostic]:
        """What there is to say where the output was made from another document."""
        content = look(self._folder, MANIFEST_PATH)
        manifest = parse_manifest(content) if isinstance(content, bytes) else None
        if manifest is not None and manifest.source != self._sha256:
            message = (
                f"{self._folder} was made from another version of {self._document.name}"
            )
            yield warning("out-of-date", None, message, "specpress generate")

    def _shown(self, path: str) -> str:
        return (self._folder / path).as_posix()

    def _text(self, path: str) -> str:
        """An emitted file; empty where there is none."""
        try:
            content = look(self._folder, path)
        except OSError:
            return ""
        return content.decode(errors="replace") if isinstance(content, bytes) else ""

    def _code(self, path: str) -> tuple[Span, ...]:
        if path not in self._spans:
            self._spans[path] = spans(self._text(path))
        return self._spans[path]


def _is_same(one: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    return _real(one) == _real(other)


def _real(path: str) -> str:
    """The whole path, without links; it need not exist."""
    return os.path.realpath(path)


def _trees(found: Named, client: Client) -> Iterator[tuple[str, Value]]:
    """The document and the files that it refers to, as they are written."""
    yield "", found.document.root
    folder = found.document.folder
    if folder is None:
        return
    for path in found.whole.parts:
        part = parse_part(folder.read(path), folder.name(path), lenient=client.lenient)
        yield path, part.root
