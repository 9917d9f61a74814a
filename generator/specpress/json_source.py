"""JSON text (RFC 8259) -> tree, with the place of every key and item.

Knows JSON. Does not know what the text is for, nor what to try when it is not JSON.

libyaml reads most JSON, but refuses tabs, escaped surrogate pairs and keys over 1,024
characters; the standard library reads all of it, but tells no positions.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

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
    integer,
    too_deep,
    too_many_nodes,
)

NOT_JSON = "not-json"
"""Code of the Failure for a text that breaks JSON's grammar, and of no other."""

_SPACE = r"[ \t\n\r]*"
_GAP = re.compile(_SPACE)
# Strings without escapes are read by these patterns; the rest by the standard library.
_KEY = re.compile(rf'"([^"\\\x00-\x1f]*)"{_SPACE}:{_SPACE}')
_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"')
_COLON = re.compile(rf"{_SPACE}:{_SPACE}")
_NEXT = re.compile(rf"{_SPACE}([,\]}}]){_SPACE}")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))((?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)")
_WORD = re.compile(r"-?[A-Za-z]+")
_WORDS = {"true": True, "false": False, "null": None}
_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})
_DECODER = JSONDecoder()
_TRUNCATED = "the file may be truncated"


def parse_json(text: str, origin: Origin) -> Value:
    """The tree of a JSON text. Raises only Failure."""
    return _Scanner(text, origin).document()


class _Scanner:
    """Reads the text from left to right; `_at` is the next character."""

    def __init__(self, text: str, origin: Origin) -> None:
        self._text = text
        self._origin = origin
        self._at = 0
        self._nodes = 0
        # Most keys occur many times: one string object for all of them.
        self._keys: dict[str, str] = {}

    def document(self) -> Value:
        self._skip(_GAP)
        value = self._value(1)
        self._skip(_GAP)
        if self._at < len(self._text):
            raise self._wrong("text after the end of the document")
        return value

    def _value(self, depth: int) -> Value:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise too_many_nodes(self._origin, self._at)
        char = self._text[self._at : self._at + 1]
        if char == '"':
            return self._string()
        if char == "{":
            return self._object(depth)
        if char == "[":
            return self._array(depth)
        return self._literal()

    def _object(self, depth: int) -> Map:
        node = Map(self._origin, self._at)
        if self._opens_empty(depth, "}"):
            return node
        while True:
            mark = self._at
            key = self._key()
            if key in node:
                check_duplicate(node, key, mark)
            node.marks[key] = mark
            node[key] = self._value(depth + 1)
            if self._closes("}"):
                return node

    def _array(self, depth: int) -> Seq:
        node = Seq(self._origin, self._at)
        if self._opens_empty(depth, "]"):
            return node
        while True:
            node.marks.append(self._at)
            node.append(self._value(depth + 1))
            if self._closes("]"):
                return node

    def _opens_empty(self, depth: int, bracket: str) -> bool:
        """Step over an opening bracket, and the closing one if it follows at once."""
        if depth > MAX_DEPTH:
            raise too_deep(self._origin, self._at)
        self._at += 1
        self._skip(_GAP)
        if not self._text.startswith(bracket, self._at):
            return False
        self._at += 1
        return True

    def _closes(self, bracket: str) -> bool:
        """Step over a comma (False) or the closing bracket (True)."""
        match = _NEXT.match(self._text, self._at)
        if match is None or match[1] not in (",", bracket):
            self._skip(_GAP)
            raise self._wrong(f"expected ',' or '{bracket}'")
        self._at = match.end()
        return match[1] == bracket

    def _key(self) -> str:
        match = _KEY.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
            return self._keys.setdefault(match[1], match[1])
        if not self._text.startswith('"', self._at):
            raise self._wrong("expected a key in double quotes")
        key = self._string()
        if not self._skip(_COLON):
            self._skip(_GAP)
            raise self._wrong("expected ':' after the key")
        return key

    def _string(self) -> str:
        match = _STRING.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
            return match[1]
        mark = self._at
        try:
            value, self._at = _DECODER.raw_decode(self._text, mark)
        except JSONDecodeError as problem:
            raise self._bad_string(problem) from None
        decoded = str(value)
        if has_lone_surrogate(decoded):
            message = "the string holds half of a surrogate pair"
            hint = r"write both halves, as in \ud83d\ude00"
            raise self._origin.failure("bad-text", mark, message, hint)
        return decoded

    def _literal(self) -> Value:
        mark = self._at
        match = _NUMBER.match(self._text, mark)
        if match is not None:
            self._at = match.end()
            if match[2]:
                return float(match[0])
            return integer(match[1], 10, self._origin, mark)
        match = _WORD.match(self._text, mark)
        if match is not None and match[0] in _WORDS:
            self._at = match.end()
            return _WORDS[match[0]]
        if match is not None and match[0] in _NOT_FINITE:
            hint = "JSON has no word for it; use null, a string or a number"
            raise self._origin.failure(
                "bad-number", mark, f"{match[0]} is no value", hint
            )
        raise self._wrong("expected a value")

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self._at)
        if match is None:
            return False
        self._at = match.end()
        return True

    def _bad_string(self, problem: JSONDecodeError) -> Failure:
        mark, hint = problem.pos, ""
        if problem.msg.startswith("Unterminated string"):
            message, hint = "a string that is never closed", _TRUNCATED
        elif problem.msg.startswith("Invalid control character"):
            message = "a line break or control character inside a string"
        else:
            message = "an unknown escape inside a string"
        return self._origin.failure(NOT_JSON, mark, f"not valid JSON: {message}", hint)

    def _wrong(self, message: str) -> Failure:
        """The text is not JSON at the current position."""
        found = self._text[self._at : self._at + 1]
        hint = "" if found else _TRUNCATED
        message += f", found {excerpt(found)}" if found else "; the text ends here"
        return self._origin.failure(
            NOT_JSON, self._at, f"not valid JSON: {message}", hint
        )
