"""A document -> parts of it, each with one operation or webhook, and whole by itself.

Knows what an operation needs: what its path says, what it refers to in however many steps, and
the head of the document. Merged again (`merging`), the parts are the document: what none of them
needs is a part of its own. Does not know how a part is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from specpress.grammar import children, is_reference, tokens, walk
from specpress.nodes import Map, Value
from specpress.page import Subject

_Section = tuple[str, ...]
"""Where things of one kind stand, by their names: the tokens of a pointer."""
_PLACES = frozenset({"paths", "webhooks", "x-webhooks"})
_COMPONENTS_2_0 = frozenset(
    {"definitions", "parameters", "responses", "securityDefinitions"}
)
_SECURITY = (("components", "securitySchemes"), ("securityDefinitions",))
"""These stand in each part: requirements refer to them by their plain names."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document with one operation or webhook of another."""

    root: Map
    subject: Subject
    """What it is about; nothing in what is left over."""
    said: Map
    """The operation or webhook itself."""


@dataclass(frozen=True, slots=True)
class _Thing:
    section: _Section
    name: str


_NAMES = frozenset({"$id", "$self", "$dynamicRef", "$recursiveRef"})
"""What leads to a place, or moves one, and is no pointer."""


class Splitter:
    """The parts of one sound document: as it came from `bundle`, or `is_plain`."""

    def __init__(self, root: Map) -> None:
        self._root = root
        self._kind = "OpenAPI" if "openapi" in root else "Swagger"
        inner = _PLACES | (
            {"components"} if self._kind == "OpenAPI" else _COMPONENTS_2_0
        )
        self._head = {key: root[key] for key in root if key not in inner}
        self._sections = dict(_sections(root, inner))
        self._kinds = {
            _Thing(section, name): kind
            for section, shape in _shapes(root, self._kind)
            for name, _, kind in children(self._sections.get(section), shape)
        }
        self._needs: dict[_Thing, frozenset[_Thing]] = {}
        self._shown: set[_Thing] = set()

    @property
    def is_plain(self) -> bool:
        """Whether all that it refers to are pointers to what stands in its sections."""
        return all(
            not _NAMES & node.keys()
            and all(self._thing(each) is not None for each in _pointers(node, kind))
            for node, kind, _ in walk(self._root, self._kind)
        )

    def parts(self) -> Iterator[Part]:
        """A part for each operation and webhook, and last what is left over."""
        for section, named in self._sections.items():
            if section[0] not in _PLACES or not isinstance(named, Map):
                continue
            for name, item in named.items():
                thing = _Thing(section, name)
                if thing in self._kinds and isinstance(item, Map):
                    yield from self._about(thing, item)
        left = self._left()
        if left is not None:
            yield Part(left, Subject(), left)

    def _about(self, thing: _Thing, item: Map) -> Iterator[Part]:
        """The parts about one path or webhook."""
        kind = self._kinds[thing]
        if thing.section != ("paths",):
            subject = Subject(method="webhook", path=thing.name)
            said = next((each for _, each, _ in _operations(item, kind)), item)
            yield self._part(thing, item, kind, subject, said)
        elif "$ref" in item:
            yield self._part(thing, item, kind, Subject(path=thing.name), item)
        else:
            for method, operation, alone in _operations(item, kind):
                subject = Subject(method=method, path=thing.name)
                yield self._part(thing, alone, kind, subject, operation)

    def _part(
        self, thing: _Thing, item: Map, kind: str, subject: Subject, said: Map
    ) -> Part:
        needed = self._closure(self._targets(item, kind)) - {thing}
        self._shown |= {thing, *needed}
        values = {each: self._value(each) for each in needed}
        return Part(self._document({**values, thing: item}), subject, said)

    def _value(self, thing: _Thing) -> Value:
        named = self._sections[thing.section]
        assert isinstance(named, Map)
        return named[thing.name]

    def _document(self, shown: Mapping[_Thing, Value]) -> Map:
        """The head of the document, with what is shown of its sections, in their order."""
        new: dict[str, Value] = dict(self._head)
        if "paths" in self._root:
            new["paths"] = Map.at(self._root, {}, "paths")
        by_section: dict[_Section, dict[str, Value]] = {}
        for thing, value in shown.items():
            by_section.setdefault(thing.section, {})[thing.name] = value
        for section, named in self._sections.items():
            if section in _SECURITY:
                _put(new, self._root, section, named)
            elif section in by_section and isinstance(named, Map):
                own = by_section[section]
                ordered = {name: own[name] for name in named if name in own}
                _put(new, self._root, section, named.replaced(ordered))
        return self._root.replaced(new)

    def _left(self) -> Map | None:
        """What no part shows, if there is any."""
        shown = {thing.section for thing in self._shown}
        left: dict[str, Value] = {}
        for section, named in self._sections.items():
            if section in _SECURITY and self._shown:
                continue
            others = named
            if isinstance(named, Map):
                others = named.replaced(
                    {
                        name: named[name]
                        for name in named
                        if _Thing(section, name) not in self._shown
                    }
                )
            if others or section not in shown:
                _put(left, self._root, section, others)
        if self._shown and left in ({}, {"paths": {}}):
            return None
        return self._root.replaced({**self._head, **left})

    # -- what a part needs ---------------------------------------------------------------

    def _closure(self, start: Iterable[_Thing]) -> set[_Thing]:
        found: set[_Thing] = set()
        todo = list(start)
        while todo:
            thing = todo.pop()
            if thing in found:
                continue
            found.add(thing)
            if thing not in self._needs:
                value, kind = self._value(thing), self._kinds[thing]
                self._needs[thing] = frozenset(self._targets(value, kind))
            todo.extend(self._needs[thing])
        return found

    def _targets(self, value: Value, kind: str) -> Iterator[_Thing]:
        """What `value` refers to itself."""
        stack = [(value, kind)]
        while stack:
            node, shape = stack.pop()
            if isinstance(node, Map):
                found = map(self._thing, _pointers(node, shape))
                yield from (each for each in found if each is not None)
            stack.extend((child, inner) for _, child, inner in children(node, shape))

    def _thing(self, pointer: str) -> _Thing | None:
        parts = tokens(pointer) if pointer.startswith("#/") else []
        depth = 2 if parts[:1] == ["components"] else 1
        if len(parts) <= depth:
            return None
        thing = _Thing(tuple(parts[:depth]), parts[depth])
        return thing if thing in self._kinds else None


def _sections(root: Map, inner: Iterable[str]) -> Iterator[tuple[_Section, Value]]:
    for key in root:
        value = root[key]
        if key == "components" and isinstance(value, Map) and value:
            yield from (((key, name), value[name]) for name in value)
        elif key in inner:
            yield (key,), value


def _shapes(root: Map, kind: str) -> Iterator[tuple[_Section, str]]:
    for key, value, shape in children(root, kind):
        if key == "components":
            yield from (
                ((key, name), inner) for name, _, inner in children(value, shape)
            )
        else:
            yield (key,), shape


def _operations(item: Map, kind: str) -> Iterator[tuple[str, Map, Map]]:
    """The operations of a path by method, each with the path without the others."""
    own = {
        key: value
        for key, value, inner in children(item, kind)
        if inner in ("Operation", "SwaggerOperation")
    }
    extra = item.get("additionalOperations")
    others = extra if isinstance(extra, Map) else Map.at(item, {})
    gone = {*own, *(["additionalOperations"] if others else [])}
    common = {key: item[key] for key in item if key not in gone}
    for method, operation in own.items():
        if isinstance(operation, Map):
            yield method, operation, item.replaced({**common, method: operation})
    for method, operation in others.items():
        if isinstance(operation, Map):
            one = others.replaced({method: operation})
            alone = item.replaced({**common, "additionalOperations": one})
            yield method, operation, alone


def _pointers(node: Map, kind: str) -> Iterator[str]:
    if is_reference(node, kind):
        yield str(node["$ref"])
    discriminator = node.get("discriminator") if kind == "Schema" else None
    if isinstance(discriminator, Map):
        mapping = discriminator.get("mapping")
        yield from map(str, mapping.values() if isinstance(mapping, Map) else ())
        if "defaultMapping" in discriminator:
            yield str(discriminator["defaultMapping"])


def _put(new: dict[str, Value], near: Map, section: _Section, value: Value) -> None:
    """Let `value` stand at `section` of `new`."""
    if len(section) == 1:
        new[section[0]] = value
        return
    key, name = section
    inner = new.get(key)
    known = inner if isinstance(inner, Map) else Map.at(near, {}, key)
    new[key] = known.replaced({**known, name: value})
