"""YAML text (1.2, core schema) -> tree, with the place of every key and item.

Knows YAML. Does not know what the text is for. One builder over parser events, whoever
gives them: libyaml, or PyYAML's own parser where that is missing (and far slower).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.loader import BaseLoader
from yaml.reader import ReaderError

from specpress.diagnostics import Failure
from specpress.nodes import (
    MAX_DEPTH,
    MAX_NODES,
    Map,
    Origin,
    Seq,
    Value,
    check_duplicate,
    excerpt,
    has_lone_surrogate,
    too_deep,
    too_many_nodes,
)
from specpress.yaml_scalars import resolve

NOT_YAML = "not-yaml"
"""Code of the Failure for a text that breaks YAML's grammar, and of no other."""

_MAX_PROBLEM = 60
_OLD_BREAKS = "\x85\u2028\u2029"
_STAND_INS = range(0xEE00, 0xF000)  # of the private use area
_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS = {
    f"{_CORE}str": str,
    f"{_CORE}int": int,
    f"{_CORE}float": float,
    f"{_CORE}bool": bool,
    f"{_CORE}null": type(None),
}
# What libyaml's reader takes (YAML 1.1, c-printable).
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class Events(Protocol):
    """What both parsers of PyYAML offer; of their loaders nothing else is used."""

    def get_event(self) -> Event | None:
        """The next event; None is only for the type, the last is StreamEndEvent."""


def parse_yaml(
    text: str, origin: Origin, parser: Callable[[str], Events] | None = None
) -> Value:
    """The tree of a text that holds one YAML document. Raises only Failure."""
    try:
        readable, restored = _without_old_breaks(text)
        events = (parser or _fastest_parser())(readable)
        return _Builder(events, origin, restored).document()
    except MarkedYAMLError as problem:
        raise _syntax_failure(problem, text, origin) from None
    except ReaderError:
        raise _character_failure(text, origin) from None
    except (YAMLError, ValueError, OverflowError):
        # PyYAML's own parser lets chr() fail on an escape such as "\U00110000".
        raise origin.failure(NOT_YAML, 0, "not valid YAML") from None


def _without_old_breaks(text: str) -> tuple[str, dict[int, str]]:
    """Hide from the parser what ends a line in YAML 1.1, but not in 1.2 (5.4).

    Each such character gives way to one that the text does not have, so that offsets
    hold. The second value turns a scalar's text back.
    """
    if not any(old in text for old in _OLD_BREAKS):
        return text, {}
    unused = (char for char in map(chr, _STAND_INS) if char not in text)
    pairs = list(zip(_OLD_BREAKS, unused, strict=False))
    readable = text.translate({ord(old): new for old, new in pairs})
    return readable, {ord(new): old for old, new in pairs}


def _fastest_parser() -> Callable[[str], Events]:
    try:
        from yaml.cyaml import CBaseLoader  # noqa: PLC0415 - PyYAML may lack libyaml
    except ImportError:
        return BaseLoader
    return CBaseLoader


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for, and how much it weighs when expanded."""

    value: Value
    text: str | None
    """A scalar as written, for an alias used as a key."""
    nodes: int = 1
    levels: int = 0


class _Builder:
    """Takes the events in order, and recurses as deep as the document: MAX_DEPTH."""

    def __init__(
        self, events: Events, origin: Origin, restored: dict[int, str]
    ) -> None:
        self._next = events.get_event
        self._origin = origin
        self._restored = restored
        self._nodes = 0
        self._deepest = 0
        # None: the anchor's node is still open; an alias to it would be its own parent.
        self._anchors: dict[str, _Anchored | None] = {}
        # Most keys occur many times: one string object for all of them.
        self._keys: dict[str, str] = {}

    def document(self) -> Value:
        self._next()  # start of the stream
        if isinstance(self._next(), StreamEndEvent):
            message = "the file holds no document"
            raise self._origin.failure("empty-document", 0, message)
        root = self._value(self._next(), 1)
        self._next()  # end of the document
        behind = self._next()
        if isinstance(behind, DocumentStartEvent):
            message = "a second YAML document begins here"
            hint = "keep one document in a file"
            mark = _mark(behind)
            raise self._origin.failure("several-documents", mark, message, hint)
        return root

    def _value(self, event: Event | None, depth: int) -> Value:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise too_many_nodes(self._origin, _mark(event))
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._alias(event, depth)
        assert isinstance(event, CollectionStartEvent)  # the grammar has no other
        nodes, deepest = self._opened(event, depth)
        if isinstance(event, MappingStartEvent):
            node: Map | Seq = self._mapping(event, depth)
        else:
            node = self._sequence(event, depth)
        if event.anchor is not None:
            weight = self._nodes - nodes, self._deepest - depth + 1
            self._anchors[event.anchor] = _Anchored(node, None, *weight)
            self._deepest = max(self._deepest, deepest)
        return node

    def _opened(self, event: CollectionStartEvent, depth: int) -> tuple[int, int]:
        """Check the start of a collection; what was counted before it."""
        if depth > MAX_DEPTH:
            raise too_deep(self._origin, _mark(event))
        kind = "map" if isinstance(event, MappingStartEvent) else "seq"
        if event.tag not in (None, "!", _CORE + kind):
            raise self._unknown_tag(event)
        before = self._nodes - 1, self._deepest
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._deepest = depth
        else:
            self._deepest = max(self._deepest, depth)
        return before

    def _mapping(self, start: Event, depth: int) -> Map:
        node = Map(self._origin, _mark(start))
        merged: list[Map] = []
        while not isinstance(event := self._next(), MappingEndEvent):
            key, mark = self._key(event), _mark(event)
            if key in node.marks:
                check_duplicate(node, key, mark)
            node.marks[key] = mark
            value = self._value(self._next(), depth + 1)
            if key == "<<" and (sources := _merge_sources(event, value)):
                merged += sources
            else:
                node[key] = value
        for source in merged:
            for key, value in source.items():
                if key not in node:
                    node[key] = value
                    node.marks[key] = source.mark_of(key)
        return node

    def _sequence(self, start: Event, depth: int) -> Seq:
        node = Seq(self._origin, _mark(start))
        while not isinstance(event := self._next(), SequenceEndEvent):
            node.marks.append(_mark(event))
            node.append(self._value(event, depth + 1))
        return node

    def _alias(self, event: AliasEvent, depth: int) -> Value:
        target = self._target(event)
        # Counted here, before anything walks it: an alias bomb is small until expanded.
        self._nodes += target.nodes - 1
        if self._nodes > MAX_NODES:
            raise too_many_nodes(self._origin, _mark(event))
        deepest = depth + target.levels - 1
        if deepest > MAX_DEPTH:
            raise too_deep(self._origin, _mark(event))
        self._deepest = max(self._deepest, deepest)
        return target.value

    def _target(self, event: AliasEvent) -> _Anchored:
        name = str(event.anchor)
        target = self._anchors.get(name)
        if target is not None:
            return target
        if name in self._anchors:
            message = f"the alias {excerpt(name)} lies inside the node it stands for"
            raise self._origin.failure("recursive-alias", _mark(event), message)
        message = f"no anchor {excerpt(name)} stands before this alias"
        raise self._origin.failure("unknown-alias", _mark(event), message)

    def _key(self, event: Event | None) -> str:
        """A key as written: `200:` is "200", `null:` is "null"."""
        if isinstance(event, ScalarEvent):
            text = self._text(event)
            text = self._keys.setdefault(text, text)
            if event.tag is not None or event.anchor is not None:
                self._scalar(event)
            elif event.style == '"':
                self._check_text(text, event)
            return text
        if isinstance(event, AliasEvent):
            target = self._target(event)
            if target.text is not None:
                return target.text
        message = "a key must be a scalar, not a mapping or a list"
        hint = "quote it if it begins with '{' or '['"
        raise self._origin.failure("bad-key", _mark(event), message, hint)

    def _scalar(self, event: ScalarEvent) -> Value:
        text = self._text(event)
        if event.tag is not None and event.tag != "!":
            value = self._tagged(event)
        elif event.style or event.tag == "!":
            self._check_text(text, event)
            value = text
        else:
            value = resolve(text, self._origin, _mark(event))
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, text)
        return value

    def _tagged(self, event: ScalarEvent) -> Value:
        kind = _SCALAR_TAGS.get(str(event.tag))
        if kind is None:
            raise self._unknown_tag(event)
        text = self._text(event)
        if kind is str:
            self._check_text(text, event)
            return text
        value = resolve(text, self._origin, _mark(event))
        if kind is float and type(value) is int:
            return float(str(value))  # float(value) fails on what is over 1e308
        if type(value) is not kind:
            tag = str(event.tag).removeprefix(_CORE)
            message = f"{excerpt(text)} does not fit its tag !!{tag}"
            raise self._origin.failure("bad-tag", _mark(event), message)
        return value

    def _text(self, event: ScalarEvent) -> str:
        text: str = event.value
        return text.translate(self._restored) if self._restored else text

    def _check_text(self, text: str, event: Event) -> None:
        # libyaml refuses such an escape by itself; PyYAML's own parser does not.
        if has_lone_surrogate(text):
            message = "not valid YAML: an escape that is no character"
            raise self._origin.failure(NOT_YAML, _mark(event), message)

    def _unknown_tag(self, event: NodeEvent) -> Failure:
        tag = str(getattr(event, "tag", ""))
        message = f"the tag {excerpt(tag)} means nothing in an OpenAPI document"
        hint = "remove it, or quote the value if the '!' belongs to it"
        return self._origin.failure("unknown-tag", _mark(event), message, hint)


def _mark(event: Event | None) -> int:
    if event is None or event.start_mark is None:
        return 0
    return event.start_mark.index


def _merge_sources(key: Event | None, value: Value) -> list[Map]:
    """The mappings that a plain `<<` merges: YAML 1.1, but real documents use it."""
    if not isinstance(key, ScalarEvent) or key.style:
        return []
    if isinstance(value, Map):
        return [value]
    if not isinstance(value, Seq):
        return []
    maps = [item for item in value if isinstance(item, Map)]
    return maps if len(maps) == len(value) else []


def _syntax_failure(problem: MarkedYAMLError, text: str, origin: Origin) -> Failure:
    where = problem.problem_mark or problem.context_mark
    mark = where.index if where else 0
    # Cut, since PyYAML's own parser quotes what it did not expect.
    message = f"not valid YAML: {(problem.problem or 'a syntax error')[:_MAX_PROBLEM]}"
    if problem.context:
        message += f" {problem.context}"
        if problem.context_mark:
            begin = origin.place(problem.context_mark.index).line
            if begin != origin.place(mark).line:
                message += f" (begun in line {begin})"
    hint = ""
    if text.startswith("\t", mark):
        hint = "YAML is indented with spaces, not tabs"
    elif mark >= len(text.rstrip()):
        hint = "the file may be truncated"
    return origin.failure(NOT_YAML, mark, message, hint)


def _character_failure(text: str, origin: Origin) -> Failure:
    match = _UNPRINTABLE.search(text)
    mark = match.start() if match else 0
    found = f" U+{ord(match[0]):04X}" if match else ""
    message = f"not valid YAML: a control character{found}"
    return origin.failure(NOT_YAML, mark, message)
