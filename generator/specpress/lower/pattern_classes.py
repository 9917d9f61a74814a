"""Sets of characters: what ECMA-262 means by them, as Rust's `regex` writes them.

Knows the escapes and properties of both. Does not read patterns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

HEX = frozenset("0123456789abcdefABCDEF")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_META = frozenset(r"\.+*?()|[]{}^$")
_CLASS_META = frozenset(r"\[]^-&~")


class UntranslatableError(Exception):
    """Rust's library has nothing that means the same."""


def character(code: int, meta: frozenset[str] = _META) -> str:
    """One character, as it is written outside sets, or where `meta` has a meaning."""
    if code in _SURROGATES:
        raise UntranslatableError  # half a character: no text has it
    char = chr(code)
    if char in meta:
        return f"\\{char}"
    return char if char.isascii() and char.isprintable() else f"\\x{{{code:X}}}"


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """A set of characters: ranges of code points, and properties in Rust's spelling."""

    ranges: tuple[tuple[int, int], ...]
    properties: tuple[str, ...] = ()
    negated: bool = False

    @property
    def size(self) -> int:
        """How many states it takes at most, in the UTF-8 that is matched."""
        is_ascii = not self.negated and all(last < 0x80 for _, last in self.ranges)
        each = 3 if self.negated else 8
        wide = 0 if is_ascii else 10 + each * len(self.ranges)
        return 1 + wide + 1_500 * len(self.properties)

    def with_range(self, first: int, last: int) -> CharacterClass:
        """The set with all characters from `first` to `last`."""
        if first > last:
            raise UntranslatableError
        return replace(self, ranges=(*self.ranges, (first, last)))

    def with_member(self, member: int | CharacterClass) -> CharacterClass:
        """The set with a character or another set."""
        if isinstance(member, int):
            return self.with_range(member, member)
        ranges = _others(member.ranges) if member.negated else member.ranges
        return replace(
            self,
            ranges=self.ranges + ranges,
            properties=self.properties + member.properties,
        )

    def text(self) -> str:
        """As Rust writes it."""
        if not self.ranges and not self.properties:
            return r"[\x{0}-\x{10FFFF}]" if self.negated else r"[^\x{0}-\x{10FFFF}]"
        inner = "".join(_range(first, last) for first, last in self.ranges)
        sign = "^" if self.negated else ""
        return f"[{sign}{inner}{''.join(self.properties)}]"


def _range(first: int, last: int) -> str:
    one, other = character(first, _CLASS_META), character(last, _CLASS_META)
    return one if first == last else f"{one}-{other}"


def _others(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """All characters but those of `ranges`, which are sorted."""
    found: list[tuple[int, int]] = []
    start = 0
    for first, last in ranges:
        if start < first:
            found.append((start, first - 1))
        start = last + 1
    return (*found, (start, _LAST))


def _points(*codes: int | tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple(each if isinstance(each, tuple) else (each, each) for each in codes)


_DIGITS = _points((0x30, 0x39))
_WORD = _points((0x30, 0x39), (0x41, 0x5A), 0x5F, (0x61, 0x7A))
_SPACE = _points(
    (0x09, 0x0D),
    0x20,
    0xA0,
    0x1680,
    (0x2000, 0x200A),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x3000,
    0xFEFF,
)
SHORTHANDS = {
    "d": CharacterClass(_DIGITS),
    "D": CharacterClass(_DIGITS, negated=True),
    "w": CharacterClass(_WORD),
    "W": CharacterClass(_WORD, negated=True),
    "s": CharacterClass(_SPACE),
    "S": CharacterClass(_SPACE, negated=True),
}
"""ECMA-262, 22.2.2.9: digits and word characters are those of ASCII."""
DOT = CharacterClass(_points(0x0A, 0x0D, 0x2028, 0x2029), negated=True)

_CATEGORIES = {
    "Letter": "L",
    "Lowercase_Letter": "Ll",
    "Modifier_Letter": "Lm",
    "Other_Letter": "Lo",
    "Titlecase_Letter": "Lt",
    "Uppercase_Letter": "Lu",
    "Mark": "M",
    "Combining_Mark": "M",
    "Nonspacing_Mark": "Mn",
    "Spacing_Mark": "Mc",
    "Enclosing_Mark": "Me",
    "Number": "N",
    "Decimal_Number": "Nd",
    "digit": "Nd",
    "Letter_Number": "Nl",
    "Other_Number": "No",
    "Punctuation": "P",
    "punct": "P",
    "Connector_Punctuation": "Pc",
    "Dash_Punctuation": "Pd",
    "Open_Punctuation": "Ps",
    "Close_Punctuation": "Pe",
    "Initial_Punctuation": "Pi",
    "Final_Punctuation": "Pf",
    "Other_Punctuation": "Po",
    "Symbol": "S",
    "Currency_Symbol": "Sc",
    "Modifier_Symbol": "Sk",
    "Math_Symbol": "Sm",
    "Other_Symbol": "So",
    "Separator": "Z",
    "Line_Separator": "Zl",
    "Paragraph_Separator": "Zp",
    "Space_Separator": "Zs",
    "Control": "Cc",
    "cntrl": "Cc",
    "Format": "Cf",
    "Private_Use": "Co",
}
_BINARY = frozenset({"Alphabetic", "Lowercase", "Uppercase", "White_Space"})
_SCRIPTS = frozenset(
    {
        "Arabic",
        "Armenian",
        "Bengali",
        "Cyrillic",
        "Devanagari",
        "Georgian",
        "Greek",
        "Han",
        "Hangul",
        "Hebrew",
        "Hiragana",
        "Katakana",
        "Latin",
        "Thai",
    }
)


def property_class(name: str, *, negated: bool) -> CharacterClass:
    """The characters that have a property, or those that do not have it."""
    key, _, value = name.rpartition("=")
    short = _CATEGORIES.get(value, value)
    if key in ("", "gc", "General_Category") and short in _CATEGORIES.values():
        found = short
    elif key in ("sc", "Script") and value in _SCRIPTS:
        found = f"Script={value}"
    elif not key and value in _BINARY:
        found = value
    else:
        raise UntranslatableError
    return CharacterClass((), (f"\\{'P' if negated else 'p'}{{{found}}}",))
