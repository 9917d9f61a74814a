"""The door through which text of a document reaches docs: Markdown that does no harm.

What is shown to the letter is escaped; what is Markdown of the document's own (OpenAPI says
CommonMark) stays so, but for raw HTML and for links that would run something.

Knows CommonMark's rules. Knows nothing of documents.
"""

from __future__ import annotations

import json
import re

from specpress.literals import Code, Text, escaped, visible


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
    found: list[str] = []
    start = at = 0
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


def json_text(value: object, *, indent: int | None = 2) -> str:
    """A JSON value of a document, for a fenced block, or without `indent` on one line.

    Keys are sorted: their order means nothing.
    """
    text = json.dumps(value, indent=indent, ensure_ascii=False, sort_keys=True)
    return "\n".join(
        line if visible(line) == line else "".join(map(_json_visible, line))
        for line in text.split("\n")
    )


def _json_visible(char: str) -> str:
    return char if escaped(char) == char else json.dumps(char)[1:-1]


def _shown(text: Text | str) -> str:
    raw = text.reveal() if isinstance(text, Text) else text
    raw = re.sub(r"\r\n|[\r\v\f\x85\u2028\u2029]", "\n", raw)
    raw = re.sub(r"[^\S\n]", " ", raw)
    return "\n".join(map(visible, raw.split("\n")))


def _longest_run(char: str, text: str) -> int:
    return max((len(run) for run in re.findall(f"{re.escape(char)}+", text)), default=0)
