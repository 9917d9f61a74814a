"""Docs pages: the OpenAPI document in a fenced code block of a Markdown text.

Knows Markdown's fences (CommonMark 0.31, 4.5) and what docs sites put into them. Does
not know how a document is parsed, nor what else a page says.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from specpress.nodes import Map, Origin, Value

MAX_BLOCKS = 10_000

_OPEN_FENCE = re.compile(r"^( {0,3})(`{3,}(?=[^`\n]*$)|~{3,})([^\n]*)$", re.MULTILINE)
# What a fence's info string says after the language: `[file] method path`.
_OPERATION = re.compile(r"\S+\s+(?:(\S+)\s+)?([A-Za-z][\w-]*)\s+(/\S*)\s*")
_FILE = re.compile(r"\S+\s+(\S+\.(?:json|ya?ml))\s*", re.IGNORECASE)
_WEBHOOK = re.compile(r"\S+\s+(?:(\S+)\s+)?(webhook)\s+(\S+)\s*", re.IGNORECASE)
_TITLE = re.compile(r"^# +(.+?)(?: +#+)? *$", re.MULTILINE)
# Cheap looks at a text, before anything is parsed.
_OPENAPI_KEY = re.compile(
    r"""(?:^|[{,])[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:""", re.MULTILINE
)
_DIGEST_KEY = re.compile(r"""^["']?paths["']?[ \t]*:""", re.MULTILINE)
_OPENAPI_LINE = re.compile(
    r"""^["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[0-9]""", re.MULTILINE
)
_ASYNCAPI = re.compile(
    r"""^#+[ \t]+AsyncAPI\b|^["']?asyncapi["']?[ \t]*:""", re.MULTILINE
)
_FRONTMATTER = re.compile(r"\A---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^#+[ \t]", re.MULTILINE)
_LINK_OR_QUOTE = re.compile(r"\]\([^\s)]+\)|^>[ \t]", re.MULTILINE)
_OPERATION_LINE = re.compile(r"^openapi:[ \t]*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fence says that its block describes."""

    file: str = ""
    """The document that the operation is from, as the site calls it."""
    method: str = ""
    """A method of HTTP, or `webhook`; empty where no operation is named."""
    path: str = ""
    """The operation's path, or the webhook's name."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class Block:
    """The content of a fenced code block, without the fence's own indentation."""

    content: str
    start: int
    """Offset in the page of the content's first line."""
    end: int
    indent: int
    subject: Subject = Subject()
    titles: tuple[str, ...] = ()
    """The headings between the block and the one before."""

    def origin(self, page: Origin) -> Origin:
        """For places in the page that the block stands in."""
        first = page.place(self.start).line
        return Origin(
            page.name,
            self.content,
            lines_before=first - 1,
            columns_before=self.indent,
            lenient=page.lenient,
        )

    def is_called(self, name: str) -> bool:
        """Whether a heading is `name`, as far as letters go: some marks are Markdown's."""
        letters = re.compile(r"[\W_]")
        titles = {letters.sub("", html.unescape(each)) for each in self.titles}
        return not titles or letters.sub("", name) in titles

    def may_be_openapi(self) -> bool:
        """Whether it is worth parsing: a document, or the older digest."""
        lines = self.content.replace("\r", "\n")
        return bool(_OPENAPI_KEY.search(lines) or _DIGEST_KEY.search(lines))


def blocks(text: str, page: Origin) -> list[Block]:
    """The fenced code blocks of a Markdown text; one never closed ends with it."""
    # The same length, so that offsets hold; `^` and `$` know no other line break.
    lines = text.replace("\r", "\n")
    found: list[Block] = []
    at = 0
    while opening := _OPEN_FENCE.search(lines, at):
        if len(found) == MAX_BLOCKS:
            message = f"more than {MAX_BLOCKS:,} fenced blocks"
            raise page.failure("too-large", opening.start(), message)
        indent, fence = len(opening[1]), opening[2]
        closing = re.compile(
            rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE
        ).search(lines, opening.end())
        start = opening.end() + (2 if text.startswith("\r\n", opening.end()) else 1)
        end = closing.start() if closing else len(text)
        content = text[start:end]
        if indent:
            content = re.sub(rf"(?<![^\r\n]) {{1,{indent}}}", "", content)
        titles = tuple(_TITLE.findall(lines, at, opening.start()))
        found.append(Block(content, start, end, indent, _subject(opening[3]), titles))
        at = closing.end() if closing else len(text)
    return found


def _subject(info: str) -> Subject:
    match = _WEBHOOK.fullmatch(info) or _OPERATION.fullmatch(info)
    if match is None:
        whole = _FILE.fullmatch(info)
        return Subject(whole[1]) if whole else Subject()
    file, method, path = match.groups("")
    return Subject(file, method.lower(), path)


def is_misread(text: str, content: str) -> bool:
    """Whether a page that is to hold the document `content` would be read otherwise."""
    found = blocks(text, Origin("", text))
    held = [block.content for block in found if block.may_be_openapi()]
    return held != [f"{content}\n"] or is_broken_document(text, found)


def is_digest(root: Value) -> bool:
    """Whether this is the older form of docs pages: one operation as `paths`."""
    paths = root.get("paths") if isinstance(root, Map) else None
    return isinstance(paths, Map) and isinstance(paths.get("path"), str)


def is_broken_document(text: str, found: list[Block]) -> bool:
    """Whether a text that did not parse is a document all the same.

    Its fences are then examples in its descriptions.
    """
    lines = text.replace("\r", "\n")
    ends = [0, *(block.end for block in found)]
    starts = [*(block.start for block in found), len(text)]
    return any(
        _OPENAPI_LINE.search(lines[end:start])
        for end, start in zip(ends, starts, strict=True)
    )


def names_operation(text: str) -> bool:
    """Whether the page's frontmatter refers to an operation of another document."""
    frontmatter = _FRONTMATTER.match(text)
    return bool(frontmatter and _OPERATION_LINE.search(frontmatter[0]))


def is_markdown(text: str) -> bool:
    """Whether a text without fences, and that is no YAML, looks like Markdown."""
    return bool(_HEADING.search(text) and _LINK_OR_QUOTE.search(text))


def describes_channel(text: str) -> bool:
    """Whether the page is about AsyncAPI, which calls operations by channels."""
    return bool(_ASYNCAPI.search(text))


def is_without_payload(root: Map, subject: Subject) -> bool:
    """Whether this is about a webhook, of which the block says nothing."""
    parts = (root.get(key) for key in ("paths", "webhooks", "x-webhooks"))
    return subject.method == "webhook" and not any(parts)


def described(root: Map, subject: Subject) -> Map | None:
    """The operation, or the webhook, that a fence names; None where the document has it not."""
    if subject.method == "webhook":
        keys = ("webhooks", "x-webhooks")
        found = [_inner(_inner(root, key), subject.path) for key in keys]
        return found[0] or found[1]
    item = _inner(_inner(root, "paths"), subject.path)
    if item is None or "$ref" in item:
        return item
    for node in (item, _inner(item, "additionalOperations") or item):
        for key in node:
            if key.lower() == subject.method:
                return _inner(node, key)
    return None


def _inner(node: Map | None, key: str) -> Map | None:
    value = None if node is None else node.get(key)
    return value if isinstance(value, Map) else None
