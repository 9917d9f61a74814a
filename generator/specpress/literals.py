"""The one door through which text of a document reaches the output.

A string that came from a document travels as a `Text`, which cannot be formatted by
accident. The functions here turn it into `Code` for one kind of place each: a Python string,
a docstring, Markdown. The renderer accepts nothing but `Code`, and `gate` proves afterwards
that each `Quoted` stands in the module as the constant it was made from.

Knows Python's, black's and CommonMark's rules for text. Knows nothing of documents.
"""

from __future__ import annotations

import json
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
    body = "".join(
        "\\" + char if char in (quote, "\\") else _escaped(char) for char in raw
    )
    return Quoted(f"{quote}{body}{quote}", raw)


def python_value(value: Text | float | None) -> Code:
    """A JSON scalar as a Python constant."""
    return python_string(value) if isinstance(value, Text) else Code(repr(value))


def python_json(value: object, indent: int) -> Code:
    """A JSON value as a Python expression, one item a line, after `indent` spaces."""
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
    lines = [_docstring_line(line) for line in raw]
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
    escaped = "".join(map(_escaped, line.replace("\\", "\\\\")))
    return escaped.replace('"""', '\\"\\"\\"')


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


def _escaped(char: str) -> str:
    if " " <= char <= "~":
        return char
    if unicodedata.category(char) in _HIDDEN:
        return {"\n": "\\n", "\t": "\\t"}.get(char) or ascii(char)[1:-1]
    return char


# Markdown ------------------------------------------------------------------------------


def md_text(text: Text | str) -> Code:
    """`text` as inline Markdown that shows it to the letter, on one line."""
    raw = " ".join(_shown(text).split())
    return Code(re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", raw).replace("&", "&amp;"))


def md_code(text: Text | str) -> Code:
    """`text` as a code span (CommonMark, section 6.1)."""
    raw = " ".join(_shown(text).split())
    fence = "`" * (_longest_run("`", raw) + 1)
    pad = " " if raw.startswith("`") or raw.endswith("`") or not raw else ""
    return Code(f"{fence}{pad}{raw}{pad}{fence}")


def md_code_cell(text: Text | str) -> Code:
    """A code span inside a table, where it cannot hold a backslash before a bar."""
    span = md_code(text)
    return md_text(text) if "\\|" in span else Code(span.replace("|", "\\|"))


def md_cell(text: Text | str) -> Code:
    """`text`, Markdown of the document's own, on one line inside a table."""
    line = _harmless(" ".join(_shown(text).split()))
    return Code(re.sub(r"\\*\|", r"\\|", line))


def md_block(text: Text | str) -> Code:
    """`text`, Markdown of the document's own (OpenAPI: CommonMark), without its dangers.

    Raw HTML is shown, not obeyed, and links lead to the web or within it only. Code is left
    as it is where it is code for certain: a fence at the margin, a span within its line.
    """
    lines: list[str] = []
    prose: list[str] = []
    fence = ""
    source = _shown(text).strip()
    if any(map(_INNER_FENCE.match, source.split("\n"))):
        source = re.sub(r"```|~~~", _defanged, source)
    for line in source.split("\n"):
        opening = None if fence else _FENCE.fullmatch(line)
        if opening:
            fence = opening[1] or opening[2]
            lines += [*_paragraphs(prose), line]
            prose = []
        elif not fence:
            prose.append(line)
        else:
            lines.append(line)
            closing = re.fullmatch(r" {0,3}(`+|~+) *", line)
            if closing and closing[1].startswith(fence):
                fence = ""
    return Code(
        "\n".join([*lines, *_paragraphs(prose), *[fence] * bool(fence)]).strip()
    )


_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
# In a list, a quote or code, perhaps: where it ends cannot be told here.
_INNER_FENCE = re.compile(r"[\s>*+\-\d.)]+(```|~~~)")
_BACKTICKS = re.compile("`+")


def _defanged(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def _paragraphs(lines: list[str]) -> list[str]:
    blocks = re.split(r"(\n\s*\n)", "\n".join(lines)) if lines else []
    return ["".join(map(_harmless, blocks))] if blocks else []


def _harmless(paragraph: str) -> str:
    """A paragraph without HTML and without links that run something."""
    spans: list[str] = []
    for line in paragraph.split("\n"):
        found = _spans(line)
        if found is None:  # a span over several lines, or a backtick that opens nothing
            return _without_html(paragraph)
        spans[-1:] = [f"{spans[-1]}\n{found[0]}" if spans else found[0]]
        spans += found[1:]
    # what opens a link may stand before code, and what it leads to behind it
    spans[::2] = [_without_html(prose) for prose in spans[::2]]
    return "".join(spans)


def _spans(line: str) -> list[str] | None:
    """Prose and code spans of `line` in turn (CommonMark, section 6.1); None: not paired."""
    found, start, at = [], 0, 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
        elif run := _BACKTICKS.match(line, at):
            end = re.compile(rf"(?<!`){run[0]}(?!`)").search(line, run.end())
            if end is None:
                return None
            found += [line[start:at], line[at : end.end()]]
            start = at = end.end()
        else:
            at += 1
    return [*found, line[start:]]


def _without_html(prose: str) -> str:
    prose = re.sub(r"<(?!https?://[^\s<>`]+>)", "&lt;", prose)
    # where a link leads: OpenAPI has Markdown for readers, not for scripts
    prose = re.sub(rf"(\]\(\s*+)(?!{_SAFE})", r"\1#", prose)
    return re.sub(rf"\]:(?!\s*+{_SAFE})", r"]\\:", prose)


_SAFE = r"(?:https?:|mailto:|[#/.\w]*(?:[#/.?)\s]|$))"


def md_fence(content: str, language: str) -> Code:
    """`content` as a fenced block."""
    fence = "`" * max(3, _longest_run("`", content) + 1)
    return Code(f"{fence}{language}\n{content.rstrip()}\n{fence}")


def json_text(value: object) -> str:
    """A JSON value of a document, for a fenced block.

    Keys are sorted: their order means nothing.
    """
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True)


def _shown(text: Text | str) -> str:
    raw = text.reveal() if isinstance(text, Text) else text
    raw = re.sub(r"\r\n|[\r\v\f\x85\u2028\u2029]", "\n", raw)
    raw = re.sub(r"[^\S\n]", " ", raw)
    return "".join(char if char == "\n" else _escaped(char) for char in raw)


def _longest_run(char: str, text: str) -> int:
    return max((len(run) for run in re.findall(f"{re.escape(char)}+", text)), default=0)
