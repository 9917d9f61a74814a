"""Parts of a document as docs pages, in the form that docs sites give them.

Knows the form (a title, the words of the operation, a fence that names it and holds its part of
the document), what a page is called, and the index of all (llmstxt.org). Does not know how parts
are found (`splitting`), nor files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from specpress.diagnostics import Failure, error
from specpress.markdown import md_block, md_text
from specpress.naming import short_hash, words
from specpress.nodes import Map
from specpress.page import is_misread
from specpress.splitting import Part
from specpress.tree import path_fault
from specpress.yaml_text import YamlWriter

_MAX_BYTES = 512 * 1024 * 1024
_LONGEST_NAME = 60
_LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    part: Part
    title: str
    words: str


def page_texts(parts: Iterable[Part], root: Map, file: str) -> Mapping[str, bytes]:
    """A page for each of the `parts` of `root`, which they call `file`, and `llms.txt`.

    Raises:
        Failure: they would be too large: each holds all that it refers to.
    """
    pages = _named(list(parts))
    texts: dict[str, bytes] = {}
    writer = YamlWriter()
    size = 0
    for page in pages:
        texts[page.name] = _text(
            page, quote(file), writer.text(page.part.root)
        ).encode()
        size += len(texts[page.name])
        if size > _MAX_BYTES:
            message = f"its pages are larger than {_MAX_BYTES // 1024**2} MiB together"
            raise Failure(error("too-large", root.where(), message))
    texts["llms.txt"] = _index(pages, root).encode()
    return texts


def _named(parts: list[Part]) -> list[_Page]:
    """The pages. Where several want one name, none has it plain."""
    found = [_page(part) for part in parts]
    wanted = Counter(page.name for page in found)
    return [page if wanted[page.name] == 1 else _with_suffix(page) for page in found]


def _page(part: Part) -> _Page:
    if not part.subject.path:
        words_ = "What no operation or webhook refers to."
        return _Page("everything-else.md", part, "Everything else", words_)
    summary, text = part.said.get("summary"), part.said.get("description")
    title = " ".join(str(summary or "").split()) or str(part.subject).strip()
    tags = part.said.get("tags")
    tag = str(tags[0]) if isinstance(tags, list) and tags else ""
    usual = "webhooks" if part.subject.method == "webhook" else "operations"
    folder = _slug(tag, usual)
    name = f"{folder}/{_slug(title, 'page')}.md"
    return _Page(name, part, title, text.strip() if isinstance(text, str) else "")


def _with_suffix(page: _Page) -> _Page:
    suffix = short_hash(str(page.part.subject), digits=8)
    name = f"{page.name.removesuffix('.md')}-{suffix}.md"
    return _Page(name, page.part, page.title, page.words)


def _slug(text: str, default: str) -> str:
    found = "-".join(words(text[:_LONGEST_NOTE])) if text.strip() else ""
    slug = found[:_LONGEST_NAME].strip("-") or default
    return slug if path_fault(slug) is None else f"{slug}-page"


def _text(page: _Page, file: str, body: str) -> str:
    info = f"yaml /{file}"
    subject = page.part.subject
    if subject.method and not any(
        char.isspace() or char == "`" for char in subject.path
    ):
        info += f" {subject}"
    block = "## OpenAPI\n\n" + _fence(body, info)
    up = "../" * page.name.count("/")
    above = (
        f"> ## Documentation Index\n> All pages: {up}llms.txt\n\n"
        f"# {md_text(page.title)}\n\n"
    )
    text = f"{above}{_quoted(page.words)}{block}"
    # what an operation says may itself look like a fence or a document
    return f"{above}{block}" if is_misread(text, body) else text


def _fence(body: str, info: str) -> str:
    """Four marks, as docs sites have them, or more where the document has as many."""
    runs = re.findall("`{4,}", body)
    marks = "`" * (1 + max(map(len, runs), default=3))
    return f"{marks}{info}\n{body}\n{marks}\n"


def _quoted(text: str) -> str:
    """The first paragraph as a quote, then the others."""
    if not text:
        return ""
    first, _, others = str(md_block(text)).partition("\n\n")
    quoted = "\n".join(f"> {line}" for line in first.split("\n"))
    return f"{quoted}\n\n" + (f"{others.strip()}\n\n" if others.strip() else "")


def _index(pages: Iterable[_Page], root: Map) -> str:
    info = root.get("info")
    called = info.get("title") if isinstance(info, Map) else None
    lines = [
        f"# {md_text(' '.join(str(called or '').split()) or 'API')}",
        "",
        "## Docs",
        "",
    ]
    for page in pages:
        note = " ".join(page.words.partition("\n\n")[0].split())[:_LONGEST_NOTE]
        link = f"- [{md_text(page.title)}]({page.name})"
        lines.append(f"{link}: {md_text(note)}" if note else link)
    return "\n".join(lines) + "\n"
