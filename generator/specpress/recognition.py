"""Text -> tree: what a text is that may hold an OpenAPI document, by content alone.

Knows how documents, docs pages and what is neither are told apart. Does not know how each
format is parsed (`yaml_source`, `json_source`, `page`), nor how documents become one.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress.diagnostics import Diagnostic, Failure, Severity, error, note
from specpress.json_source import NOT_JSON, parse_json
from specpress.nodes import Map, Origin, Seq, Value, excerpt
from specpress.page import (
    Block,
    blocks,
    described,
    describes_channel,
    is_broken_document,
    is_digest,
    is_markdown,
    is_without_payload,
    names_operation,
)
from specpress.yaml_source import NOT_YAML, parse_yaml

_JSON_START = ("{", "[")
_HTML_START = ("<!doctype html", "<html", "<?xml")
_KEYS_LISTED = 5
# What a mapping without `openapi` and `swagger` is instead, by its top-level keys.
_OTHER_FORMATS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"asyncapi"}), "an AsyncAPI document"),
    (frozenset({"arazzo"}), "an Arazzo description"),
    (frozenset({"overlay"}), "an OpenAPI Overlay"),
    (frozenset({"openrpc"}), "an OpenRPC document"),
    (frozenset({"swaggerVersion"}), "a Swagger 1.x listing"),
    (frozenset({"discoveryVersion"}), "a Google API discovery document"),
    (frozenset({"info", "item"}), "a Postman collection"),
    (frozenset({"paths"}), "an OpenAPI document without its version"),
    (frozenset({"$schema"}), "a JSON Schema"),
    (frozenset({"type", "properties"}), "a JSON Schema"),
)

FOREIGN = frozenset({"asyncapi-page", "webhook-without-payload"})
"""What is said of pages that no other form of the page would make useful."""


@dataclass(frozen=True, slots=True)
class Section:
    """An OpenAPI document, or the part of one that a docs page holds."""

    root: Map
    file: str = ""
    """What the page calls the document that this is a part of."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a text holds."""

    sections: tuple[Section, ...]
    problems: tuple[Diagnostic, ...] = ()
    """What was to be a document, and is none that can be used."""
    other: bool = False
    """Whether it is about something else, as guides among docs pages are."""


def contents(text: str, origin: Origin) -> Contents:
    """The OpenAPI documents that `text` is or, as a docs page, holds."""
    try:
        root = tree(text, origin)
    except Failure as problem:
        return _in_page(text, origin, problem)
    if not isinstance(root, Map):
        return _in_page(text, origin, _no_mapping(root, text, origin))
    if not _is_openapi(root):
        return _in_page(text, origin, _not_openapi(root), is_mapping=True)
    return Contents((Section(root),))


def tree(text: str, origin: Origin) -> Value:
    """The tree that `text` is, as JSON or YAML.

    Raises:
        Failure: it is neither.
    """
    if not text.strip():
        raise origin.failure("empty-document", 0, "the file is empty")
    if not text.lstrip().startswith(_JSON_START):
        return _yaml_tree(text, origin)
    try:
        return parse_json(text, origin)
    except Failure as problem:
        if not _has_code(problem, NOT_JSON):
            raise
        return _flow_tree(text, origin, problem)


def _flow_tree(text: str, origin: Origin, json_problem: Failure) -> Value:
    """YAML's flow style looks like JSON; what is neither was meant as JSON."""
    try:
        return parse_yaml(text, origin)
    except Failure as problem:
        if _has_code(problem, NOT_YAML):
            raise json_problem from None
        raise


def _yaml_tree(text: str, origin: Origin) -> Value:
    try:
        return parse_yaml(text, origin)
    except Failure as problem:
        hint = _text_hint(text)
        if not hint:
            raise
        found = problem.diagnostics[0]
        raise Failure(error(found.code, found.where, found.message, hint)) from None


# -- docs pages ------------------------------------------------------------------------


def _in_page(
    text: str, page: Origin, problem: Failure, *, is_mapping: bool = False
) -> Contents:
    """The OpenAPI documents in the fenced blocks of `text`.

    `problem` is what there is to say when it is not a docs page at all.
    """
    found = blocks(text, page)
    if is_broken_document(text, found):
        return Contents((), problem.diagnostics)
    sections: list[Section] = []
    problems: list[Diagnostic] = []
    for block in filter(Block.may_be_openapi, found):
        origin = block.origin(page)
        try:
            root = tree(block.content, origin)
            if is_digest(root):
                raise _digest(origin)
            if isinstance(root, Map) and _is_openapi(root):
                _check(root, block, page)
                sections.append(Section(root, block.subject.file))
                page.forgiven.extend(origin.forgiven)
        except Failure as failure:
            problems.extend(failure.diagnostics)
    if sections or problems:
        return Contents(tuple(sections), tuple(problems))
    return _without_document(text, page, found, problem, is_mapping=is_mapping)


def _without_document(
    text: str, page: Origin, found: list[Block], problem: Failure, *, is_mapping: bool
) -> Contents:
    """Says why a page holds no OpenAPI document, as precisely as it can be told."""
    mark = found[0].start if found else 0
    if names_operation(text):
        message = "the page names an operation, but holds no OpenAPI document"
        hint = "give the document that its frontmatter refers to"
        failure = page.failure("operation-elsewhere", mark, message, hint)
        return Contents((), failure.diagnostics)
    is_page = bool(found) or is_markdown(text)
    if is_mapping or not is_page:
        return Contents((), problem.diagnostics, other=True)
    if describes_channel(text):
        message = "the page describes an AsyncAPI channel, not an OpenAPI operation"
        hint = "specpress reads OpenAPI documents only"
        failure = page.failure("asyncapi-page", mark, message, hint)
        return Contents((), failure.diagnostics)
    count = "one fenced block" if len(found) == 1 else f"{len(found)} fenced blocks"
    message = f"the page has {count}, none with an OpenAPI document"
    if not found:
        message = "the page has no fenced block with an OpenAPI document"
    hint = "looked for a top-level `openapi` or `swagger` key"
    failure = page.failure("no-openapi-block", mark, message, hint)
    return Contents((), failure.diagnostics, other=True)


def _digest(block: Origin) -> Failure:
    message = "the block is a digest of one operation, not an OpenAPI document"
    hint = (
        "its `paths.path` is a string: the older form of docs pages; "
        "fetch the page again, or give the site's OpenAPI document"
    )
    return block.failure("digest-page", 0, message, hint)


def _check(root: Map, block: Block, page: Origin) -> None:
    """Compare a block with what is said around it."""
    subject = block.subject
    if not subject.method:
        return
    if is_without_payload(root, subject):
        message = f"the page names the {subject}, and its block does not describe it"
        hint = "docs sites leave the payload out; give the site's OpenAPI document"
        at = root.where("paths")
        raise Failure(error("webhook-without-payload", at, message, hint))
    operation = described(root, subject)
    where = page.place(block.start)
    name = None if operation is None else operation.get("summary")
    if operation is None:
        message = f"the fence names {excerpt(str(subject))}, which its block has not"
        found = error("other-operation", where, message, "the page was cut, or edited")
        if not page.lenient:
            raise Failure(found)
        page.forgiven.append(softened(found))
    elif isinstance(name, str) and name and not block.is_called(name):
        titles = " and ".join(map(excerpt, block.titles))
        message = f"the page is called {titles}, its operation {excerpt(name)}"
        page.forgiven.append(note("other-title", where, message, "the latter counts"))


def softened(found: Diagnostic) -> Diagnostic:
    """An error that is forgiven, as a warning."""
    return Diagnostic(
        found.code, Severity.WARNING, found.where, found.message, found.hint
    )


# -- what is none ----------------------------------------------------------------------


def _is_openapi(root: Map) -> bool:
    return "openapi" in root or "swagger" in root


def _no_mapping(root: Value, text: str, origin: Origin) -> Failure:
    if root is None:
        return origin.failure("empty-document", 0, "the file holds no document")
    kind = "a list" if isinstance(root, Seq) else "a single value"
    message = f"not an OpenAPI document: its root is {kind}, not a mapping"
    return origin.failure("not-openapi", 0, message, _text_hint(text))


def _not_openapi(root: Map) -> Failure:
    message = "not an OpenAPI document: no top-level `openapi` or `swagger` key"
    looks_like = next(
        (name for keys, name in _OTHER_FORMATS if keys <= root.keys()), None
    )
    if looks_like is not None:
        hint = f"its keys look like {looks_like}"
    else:
        hint = f"its keys begin with {excerpt(', '.join(list(root)[:_KEYS_LISTED]))}"
    return Failure(error("not-openapi", root.where(), message, hint))


def _text_hint(text: str) -> str:
    start = text[:1000].lstrip().lower()
    if start.startswith(_HTML_START):
        return "this looks like a web page; give the document itself"
    return ""


def _has_code(failure: Failure, code: str) -> bool:
    return failure.diagnostics[0].code == code
