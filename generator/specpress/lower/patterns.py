"""Regular expressions of a document (ECMA-262) in the syntax of Rust's `regex`.

pydantic runs patterns by that library, in linear time. Knows both syntaxes; runs nothing. What
has no exact counterpart (lookaround, backreferences), or would be too large for the library,
has no translation.

Patterns speak of code points, as with ECMA's flag `u`; beyond that flag, what only ECMA's
older syntax allows has its meaning there: `{` by itself, a hyphen beside a class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from specpress.lower.pattern_classes import (
    DOT,
    HEX,
    SHORTHANDS,
    CharacterClass,
    UntranslatableError,
    character,
    property_class,
)

_COUNTS = re.compile(r"\{([0-9]+)(,([0-9]*))?\}")
_GROUP = re.compile(r"\((?:\?:|\?<[A-Za-z_$][A-Za-z0-9_$]*>|(?!\?))")
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_LARGEST = 50_000
"""States of the automaton; of the simplest ones Rust's library takes three times as many."""
_DEEPEST = 50
"""Groups inside one another; Rust's library takes 250."""


def translated(pattern: str) -> str | None:
    """`pattern` for Rust's library, or None where that has nothing that means the same."""
    try:
        found = _Reader(pattern).whole()
    except UntranslatableError:
        return None
    return found.text if found.size <= _LARGEST else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the translation, and how many states it takes at most."""

    text: str
    size: int
    repeats: bool = True
    """Whether a quantifier may follow."""


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> _Part:
        """The translation of all of the pattern."""
        found = self._alternatives()
        if self._at < len(self._pattern):
            raise UntranslatableError  # a parenthesis that nothing opened
        return found

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self, count: int = 1) -> str:
        taken = self._pattern[self._at : self._at + count]
        if len(taken) < count:
            raise UntranslatableError
        self._at += count
        return taken

    def _match(self, syntax: re.Pattern[str]) -> re.Match[str] | None:
        found = syntax.match(self._pattern, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _alternatives(self) -> _Part:
        texts, size = [""], 1
        while self._peek() not in ("", ")"):
            if self._peek() == "|":
                self._take()
                texts.append("")
                size += 1
                continue
            part = self._quantified()
            texts[-1] += part.text
            size += part.size
            if size > _LARGEST:
                raise UntranslatableError
        return _Part("|".join(texts), size)

    def _quantified(self) -> _Part:
        part = self._atom()
        low, high, sign = self._quantifier()
        if not sign:
            return part
        if not part.repeats or (high is not None and low > high):
            raise UntranslatableError
        if self._peek() == "?":  # a reluctant one matches the same texts
            self._take()
        times = low + 1 if high is None else max(low, high)
        return _Part(part.text + sign, (part.size + 1) * max(times, 1))

    def _quantifier(self) -> tuple[int, int | None, str]:
        """The least and the most times, and how that is written; nothing where none is."""
        simple: dict[str, tuple[int, int | None]]
        simple = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if self._peek() in simple:
            sign = self._take()
            low, high = simple[sign]
            return low, high, sign
        found = self._match(_COUNTS)
        if found is None:
            return 1, 1, ""
        if len(found[0]) > 16:
            raise UntranslatableError  # far more than the library would take
        low = int(found[1])
        high = low if found[2] is None else int(found[3]) if found[3] else None
        return low, high, found[0]

    def _atom(self) -> _Part:
        char = self._peek()
        if char == "(":
            return self._group()
        if char == "[":
            found = self._class()
            return _Part(found.text(), found.size)
        if char in "*+?" or (char == "{" and _COUNTS.match(self._pattern, self._at)):
            raise UntranslatableError  # nothing to repeat
        self._take()
        if char in "^$":
            return _Part(char, 1, repeats=False)
        if char == ".":
            return _Part(DOT.text(), DOT.size)
        if char == "\\":
            return self._escape()
        return _Part(character(ord(char)), len(char.encode(errors="replace")))

    def _group(self) -> _Part:
        if self._match(_GROUP) is None or self._depth >= _DEEPEST:
            raise UntranslatableError
        self._depth += 1
        inner = self._alternatives()
        self._depth -= 1
        self._take()  # its end
        return _Part(f"(?:{inner.text})", inner.size)

    def _escape(self) -> _Part:
        if self._peek() == "b":
            self._take()
            return _Part(r"(?-u:\b)", 1, repeats=False)
        found = self._escaped()
        if isinstance(found, CharacterClass):
            return _Part(found.text(), found.size)
        return _Part(character(found), 4)

    def _escaped(self) -> int | CharacterClass:
        """What stands after a backslash: a character or several of them."""
        char = self._take()
        if char in SHORTHANDS:
            return SHORTHANDS[char]
        if char in "pP":
            return self._property(negated=char == "P")
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char == "0" and not self._peek().isdecimal():
            return 0
        if char == "c" and self._peek().isascii() and self._peek().isalpha():
            return ord(self._take()) % 32
        if char == "x":
            return self._hexadecimal(2)
        if char == "u":
            return self._unicode()
        if char.isascii() and char.isalnum():
            raise UntranslatableError  # a backreference, or another language's escape
        return ord(char)

    def _property(self, *, negated: bool) -> CharacterClass:
        if self._take() != "{":
            raise UntranslatableError
        end = self._pattern.find("}", self._at)
        if end < 0:
            raise UntranslatableError
        name = self._take(end - self._at)
        self._take()
        return property_class(name, negated=negated)

    def _unicode(self) -> int:
        if self._peek() == "{":
            self._take()
            end = self._pattern.find("}", self._at)
            code = self._hexadecimal(end - self._at) if 0 < end - self._at < 9 else -1
            self._take()
            if not 0 <= code <= 0x10FFFF:
                raise UntranslatableError
            return code
        code = self._hexadecimal(4)
        is_high = 0xD800 <= code < 0xDC00
        if is_high and self._pattern.startswith("\\u", self._at):
            self._take(2)
            low = self._hexadecimal(4)
            if not 0xDC00 <= low < 0xE000:
                raise UntranslatableError
            return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
        return code

    def _hexadecimal(self, digits: int) -> int:
        text = self._take(digits)
        if not set(text) <= HEX:
            raise UntranslatableError
        return int(text, 16)

    def _class(self) -> CharacterClass:
        self._take()
        negated = self._peek() == "^"
        if negated:
            self._take()
        found = CharacterClass((), negated=negated)
        while self._peek() != "]":
            first = self._member()
            if self._peek() != "-" or self._pattern.startswith("-]", self._at):
                found = found.with_member(first)
                continue
            self._take()
            last = self._member()
            if isinstance(first, int) and isinstance(last, int):
                found = found.with_range(first, last)
            else:  # no range: the hyphen is itself
                for each in (first, ord("-"), last):
                    found = found.with_member(each)
        self._take()
        return found

    def _member(self) -> int | CharacterClass:
        char = self._take()
        if char != "\\":
            return ord(char)
        if self._peek() == "b":
            self._take()
            return 8  # a backspace
        return self._escaped()
