"""What a `$ref` names: a place in one of the files of a document.

Knows JSON pointers, relative files, and the identifiers of JSON Schema 2020-12 (`$id`,
`$anchor`, `$dynamicAnchor`) and OpenAPI 3.2 (`$self`). Does not know what may stand at
a place, nor what is made of it. Reads files through the document's folder alone.
"""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from specpress.diagnostics import Diagnostic, Failure, Place, error
from specpress.files import MAX_BYTES, too_large
from specpress.grammar import join, tokens
from specpress.nodes import Map, Seq, Value
from specpress.source import Document, parse_part

MAX_FILES = 10_000
_MAX_HOPS = 100
# Keys whose values are data, unless they are names: no identifier stands in there.
_DATA = frozenset({"default", "enum", "const", "example", "examples"})
_NAMES = frozenset({"properties", "patternProperties", "$defs", "schemas"})


class Spot(NamedTuple):
    """A place in a document."""

    file: str
    """Path from the folder of the document; "" for the document itself."""
    pointer: str
    """A JSON pointer in its one spelling, "#" for the whole file."""


ROOT = Spot("", "#")


@dataclass(frozen=True, slots=True)
class Base:
    """What a `$ref` is relative to."""

    uri: str
    """Of the enclosing `$id` or `$self`, "" where there is none."""
    spot: Spot
    """The whole that a fragment is looked up in: a file, or a schema with an `$id`."""


class Unresolved(Exception):  # noqa: N818 - a finding, which the caller places
    """A `$ref` that leads nowhere; `found` says more about the file it leads to."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.found: tuple[Diagnostic, ...] = ()


class Resolver:
    """The files of one document, and what is named in them."""

    def __init__(self, document: Document, *, has_ids: bool, lenient: bool) -> None:
        self._document = document
        self._has_ids = has_ids
        self._lenient = lenient
        self._roots: dict[str, Value] = {"": document.root}
        self._bytes = 0
        self._ids: dict[str, Spot] = {}
        self._anchors: dict[tuple[Spot, str], Spot] = {}
        self._dynamic: dict[str, list[Spot]] = {}
        self._indexed: set[str] = set()
        self.hashes: dict[str, str] = {}
        """SHA-256 of every file read, by its path."""
        self.found: list[Diagnostic] = []
        """What was forgiven in them."""

    def value(self, spot: Spot) -> Value:
        """What stands at `spot`."""
        value = self._roots[spot.file]
        for token in tokens(spot.pointer):
            if isinstance(value, Map):
                value = value[token]
            else:
                assert isinstance(value, Seq)
                value = value[int(token)]
        return value

    def base_at(self, spot: Spot) -> Base:
        """What a `$ref` just outside of `spot` is relative to."""
        value = self._roots[spot.file]
        base = self.inner(Base("", Spot(spot.file, "#")), value, "#")
        at = "#"
        for token in tokens(spot.pointer)[:-1]:
            value = value[token] if isinstance(value, Map) else _item(value, token)
            at = join(at, token)
            base = self.inner(base, value, at)
        return base

    def inner(self, base: Base, node: Value, pointer: str) -> Base:
        """What a `$ref` in `node` is relative to."""
        if not self._has_ids or not isinstance(node, Map):
            return base
        own = node.get("$id", node.get("$self") if pointer == "#" else None)
        if not isinstance(own, str):
            return base
        return Base(_joined(base.uri, own), Spot(base.spot.file, pointer))

    def lookup(self, target: str, base: Base) -> Spot:
        """The place that `target` names.

        Raises:
            Unresolved: there is none.
            Failure: a limit is passed.
        """
        try:
            return self._resolve(target, base, _MAX_HOPS)
        except ValueError:  # of urllib.parse
            raise Unresolved("bad-ref", f"{target!r} is not a URI") from None

    def dynamic(self, name: str) -> list[Spot]:
        """Every schema with the `$dynamicAnchor` `name` ("": `$recursiveAnchor`)."""
        for file in list(self._roots):
            self._index(file)
        return self._dynamic.get(name, [])

    # -- references ----------------------------------------------------------------------

    def _resolve(self, target: str, base: Base, hops: int) -> Spot:
        path, fragment = urldefrag(target)
        start = base.spot if not path else self._resource(path, target, base)
        if not fragment:
            return start
        if not fragment.startswith("/"):
            return self._anchor(unquote(fragment), target, start)
        try:
            return self._find(start, fragment, target, hops)
        except Unresolved:
            whole = Spot(start.file, "#")
            if start == whole:
                raise
            # not by the book, but `$id` is often set as if it changed nothing
            return self._find(whole, fragment, target, hops)

    def _resource(self, path: str, target: str, base: Base) -> Spot:
        """The file, or the schema with the `$id`, that `path` names."""
        if self._has_ids:
            for file in list(self._roots):
                self._index(file)
            known = self._ids.get(_joined(base.uri, path))
            if known is not None:
                return known
        parts = urlsplit(path)
        if parts.scheme or parts.netloc or parts.query or path.startswith("/"):
            hint = "specpress reads no other place than the document's folder; bundle it into one file"
            raise Unresolved(
                "external-ref", f"{target!r} is not in this document", hint
            )
        here = posixpath.dirname(base.spot.file)
        file = posixpath.normpath(posixpath.join(here, unquote(path)))
        self._load(file, target)
        if self._document.folder and file == self._document.folder.own_name:
            return ROOT
        return Spot(file, "#")

    def _load(self, file: str, target: str) -> None:
        folder = self._document.folder
        if folder is None:
            hint = "only a document that is a file can refer to others"
            raise Unresolved(
                "external-ref", f"{target!r} is not in this document", hint
            )
        if file in self._roots or file == folder.own_name:
            return
        if len(self._roots) >= MAX_FILES:
            message = f"references lead to more than {MAX_FILES:,} files"
            raise Failure(error("too-many-refs", Place(self._document.name), message))
        try:
            data = folder.read(file)
            self._bytes += len(data)
            if self._bytes > MAX_BYTES:
                raise too_large(folder.name(file))
            part = parse_part(data, folder.name(file), lenient=self._lenient)
        except Failure as failure:
            raise _unreadable(target, failure) from None
        self._roots[file] = part.root
        self.hashes[file] = part.sha256
        self.found += part.found

    def _anchor(self, name: str, target: str, start: Spot) -> Spot:
        if self._has_ids:
            self._index(start.file)
            found = self._anchors.get((start, name))
            if found is not None:
                return found
            raise Unresolved(
                "dangling-ref", f"{target!r}: there is no $anchor {name!r}"
            )
        message = f"{target!r} is not a JSON pointer"
        raise Unresolved("bad-ref", message, "it starts with '#/'")

    def _find(self, start: Spot, pointer: str, target: str, hops: int) -> Spot:
        """The place at `pointer` below `start`, through every `$ref` on the way."""
        at, value = start, self.value(start)
        raw = pointer.split("/")[1:]
        steps = list(zip(tokens(pointer), raw, strict=True))
        if (
            len(steps) == 1
            and not raw[0]
            and not (isinstance(value, Map) and "" in value)
        ):
            return start  # `file.yaml#/` means the file
        for token, spelled in steps:
            key = _step(value, token, spelled)
            while key is None:
                at, value, hops = self._through(at, value, (token, target), hops)
                key = _step(value, token, spelled)
            value = value[key] if isinstance(value, Map) else _item(value, key)
            at = Spot(at.file, join(at.pointer, key))
        return at

    def _through(
        self, at: Spot, value: Value, wanted: tuple[str, str], hops: int
    ) -> tuple[Spot, Value, int]:
        """Step from a `$ref` in the middle of a pointer to what it stands for."""
        token, target = wanted
        inner = value.get("$ref") if isinstance(value, Map) else None
        if not isinstance(inner, str):
            near = (
                difflib.get_close_matches(token, list(value), 1)
                if isinstance(value, Map)
                else []
            )
            hint = f"did you mean {near[0]!r}?" if near else ""
            message = f"{target!r} leads nowhere: there is no {token!r}"
            raise Unresolved("dangling-ref", message, hint)
        if not hops:
            raise Unresolved("circular-ref", f"{target!r} leads to itself")
        base = self.inner(self.base_at(at), value, at.pointer)
        at = self._resolve(inner, base, hops - 1)
        return at, self.value(at), hops - 1

    # -- identifiers ---------------------------------------------------------------------

    def _index(self, file: str) -> None:
        """Take down every identifier of `file`, once."""
        if file in self._indexed:
            return
        self._indexed.add(file)
        start = Base("", Spot(file, "#"))
        stack: list[tuple[Value, str, Base]] = [(self._roots[file], "#", start)]
        while stack:
            value, pointer, base = stack.pop()
            if isinstance(value, Map):
                base = self._identified(value, pointer, base)
            stack += [
                (child, join(pointer, key), base)
                for key, child in _within(value, pointer)
            ]

    def _identified(self, node: Map, pointer: str, base: Base) -> Base:
        inner = self.inner(base, node, pointer)
        if inner is not base:
            self._ids.setdefault(inner.uri, inner.spot)
        spot = Spot(base.spot.file, pointer)
        for key in ("$anchor", "$dynamicAnchor"):
            name = node.get(key)
            if isinstance(name, str):
                self._anchors.setdefault((inner.spot, name), spot)
                if key == "$dynamicAnchor":
                    self._dynamic.setdefault(name, []).append(spot)
        if node.get("$recursiveAnchor") is True:
            self._dynamic.setdefault("", []).append(spot)
        return inner


def _unreadable(target: str, failure: Failure) -> Unresolved:
    """What to say of a reference to a file that cannot be read."""
    first = failure.diagnostics[0]
    if first.code in ("too-large", "too-deep", "too-many-nodes"):
        raise failure
    if first.code == "external-ref":
        return Unresolved(first.code, f"{target!r}: {first.message}", first.hint)
    if first.where and first.where.line:  # something in it
        unresolved = Unresolved("bad-file", f"{target!r} cannot be read", "")
        unresolved.found = failure.diagnostics
        return unresolved
    return Unresolved("dangling-ref", f"{target!r}: {first.message}", first.hint)


def _joined(base: str, reference: str) -> str:
    """`reference` as seen from `base`, without an empty fragment."""
    try:
        return urljoin(base, reference).removesuffix("#")
    except ValueError:
        return reference


def _step(value: Value, token: str, spelled: str) -> str | None:
    """The key or index in `value` that a token of a pointer names."""
    if isinstance(value, Map):
        # many tools forget to decode, so that some documents count on it
        return next((key for key in (token, spelled) if key in value), None)
    if isinstance(value, Seq) and token.isdecimal() and token.isascii():
        index = int(token) if len(token) < 10 else len(value)
        return str(index) if index < len(value) else None
    return None


def _item(value: Value, token: str) -> Value:
    assert isinstance(value, Seq)
    return value[int(token)]


def _within(value: Value, pointer: str) -> Iterator[tuple[str, Value]]:
    """What may hold identifiers in `value`."""
    if isinstance(value, Seq):
        yield from ((str(index), item) for index, item in enumerate(value))
    elif isinstance(value, Map):
        are_names = pointer.rpartition("/")[2] in _NAMES
        for key, child in value.items():
            if isinstance(child, Map | Seq) and (are_names or key not in _DATA):
                yield key, child
