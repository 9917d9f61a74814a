"""The door through which text of a document reaches Python: strings and docstrings.

A string that came from a document travels as a `Text`, which cannot be formatted by
accident. The functions here (and, for docs, those of `markdown`) turn it into `Code`. The
renderer accepts nothing but `Code`, and `gate` proves afterwards that each `Quoted` stands in
the module as the constant it was made from.

Knows Python's and black's rules for text. Knows nothing of documents.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NoReturn, Self, cast

WIDTH = 88


class Code(str):
    """Text that may stand in an emitted file as it is."""

    __slots__ = ()


class Quoted(Code):
    """A Python string constant made of a document's text, which `gate` looks for."""

    __slots__ = ("value",)
    value: str

    def __new__(cls, code: str, value: str) -> Self:
        """`code`, which stands for the constant `value`."""
        self = super().__new__(cls, code)
        self.value = value
        return self


class Text:
    """A string of a document.

    Only the functions of this package's naming and literals read it; formatting it raises.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: str) -> None:
        self._raw = raw

    def reveal(self) -> str:
        """The string itself. An architecture test lists who may call this."""
        return self._raw

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and other._raw == self._raw

    def __hash__(self) -> int:
        return hash(self._raw)

    def __lt__(self, other: Text) -> bool:
        return self._raw < other._raw

    def __bool__(self) -> bool:
        return bool(self._raw)

    def __repr__(self) -> str:
        return f"Text({self._raw!r})"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("text of a document reaches the output through literals only")

    __str__ = __format__ = __html__ = _refuse


def python_string(text: Text) -> Quoted:
    """`text` as a Python string constant, spelled as black spells it."""
    raw = text.reveal()
    quote = "'" if raw.count('"') > raw.count("'") else '"'
    body = visible(raw.replace("\\", "\\\\").replace(quote, f"\\{quote}"))
    return Quoted(f"{quote}{body}{quote}", raw)


def python_value(value: Text | float | None) -> Code:
    """A JSON scalar as a Python constant."""
    return python_string(value) if isinstance(value, Text) else Code(repr(value))


def python_json(value: object, indent: int) -> Code:
    """A JSON value, or bytes, as a Python expression, one item a line."""
    margin, inner = " " * indent, " " * (indent + 4)
    if isinstance(value, str):
        return python_string(Text(value))
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value)
        lines = [
            f"{python_string(Text(key))}: {python_json(pairs[key], indent + 4)},\n"
            for key in sorted(pairs)
        ]
        opening, closing = "{", "}"
    elif isinstance(value, list):
        items = cast("list[object]", value)
        lines = [f"{python_json(item, indent + 4)},\n" for item in items]
        opening, closing = "[", "]"
    else:
        return Code(repr(value))
    body = "".join(f"{inner}{line}" for line in lines)
    return Code(f"{opening}\n{body}{margin}{closing}" if lines else opening + closing)


Sections = Iterable[tuple[str, Iterable[tuple[str, "Text | str"]]]]
"""Titles of a docstring's sections, each with names and what is said of them."""


def docstring(
    *paragraphs: Text | str, sections: Sections = (), indent: int = 0
) -> Quoted:
    """A docstring of `paragraphs`, as it stands after `indent` spaces.

    A `str` is this program's own words, a `Text` the document's. Prose is wrapped; lists,
    tables and code keep their lines.
    """
    width = WIDTH - indent
    plain = [_plain(each) for each in paragraphs]
    prose = "\n\n".join(filter(None, plain)) or "-"  # a docstring is not empty
    raw = list(_wrapped(prose, width))
    if len(raw) == 1:  # one line holds the quotes as well, or else there are two
        raw = list(_wrapped(prose, width - len('"""' * 2)))
    for title, entries in sections:
        described = [line for entry in entries for line in _entry(*entry, width)]
        raw += ["", title, *described] if described else []
    first, *others = map(_docstring_line, raw)
    # black takes away what all lines but the first are indented by
    lines = [first, *textwrap.dedent("\n".join(others)).split("\n")[: len(others)]]
    # black keeps a blank between a quote mark and the quotes around it
    lines[0] = f" {lines[0]}" if lines[0].startswith('"') else lines[0]
    value = "\n".join(raw)
    if len(lines) == 1:
        end = " " if lines[0].endswith('"') else ""
        return Quoted(f'"""{lines[0]}{end}"""', value)
    margin = " " * indent
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return Quoted(f'"""{body[indent:]}\n{margin}"""', value)


def _docstring_line(line: str) -> str:
    shown = visible(line.replace("\\", "\\\\"))
    return shown.replace('"""', '\\"\\"\\"')


def _entry(name: str, text: Text | str, width: int) -> Iterator[str]:
    """`name: text` inside a section."""
    words = " ".join(_plain(text).split()) if text else ""
    yield from textwrap.wrap(
        f"{name}: {words}" if words else name,
        width,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(paragraph: Text | str) -> str:
    raw = paragraph.reveal() if isinstance(paragraph, Text) else paragraph
    lines = re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", raw.expandtabs(4))
    return "\n".join(line.rstrip() for line in lines).strip("\n ")


_NOT_PROSE = re.compile(r"\s*([-*+#|>`~=]|\d+[.)]\s|\s{3})")


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of `text`; blocks of prose are filled, other blocks keep their lines."""
    fenced = False
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        if number:
            yield ""
        lines = block.split("\n")
        marks = sum(line.lstrip().startswith(("```", "~~~")) for line in lines)
        if fenced or marks or any(map(_NOT_PROSE.match, lines)):
            yield from lines
        else:
            yield from textwrap.wrap(
                " ".join(lines), width, break_long_words=False, break_on_hyphens=False
            ) or [""]
        fenced ^= marks % 2 == 1


# Categories of characters that are escaped: controls, bidi and other formats, surrogates,
# private use, unassigned, line and paragraph separators, blanks other than the blank
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def visible(text: str) -> str:
    """`text` with an escape for each character that a reader could not see."""
    if text.isascii() and text.isprintable():
        return text  # nearly all text, and far faster
    return "".join(map(escaped, text))


def escaped(char: str) -> str:
    """`char`, or its escape where a reader could not see it."""
    if " " <= char <= "~":
        return char
    if unicodedata.category(char) in _HIDDEN:
        return {"\n": "\\n", "\t": "\\t"}.get(char) or ascii(char)[1:-1]
    return char
