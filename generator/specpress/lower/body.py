"""Request bodies and responses into `ir.Body` and `ir.ResponseCase`.

Knows the order in which media types are preferred, and statuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import STATUS, join
from specpress.literals import Text
from specpress.lower.encoding import encodings
from specpress.lower.media import (
    SEQUENTIAL,
    concrete,
    essence,
    has_files,
    is_valid,
    kind_of,
    kind_of_response,
    rank,
)
from specpress.lower.outline import Outline, outline
from specpress.lower.reading import Context, docs, example, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map

# RFC 9110, sections 6.4.1 and 15.3.5: these have no content, whatever a document says.
_EMPTY = frozenset({"204", "205", "304"})


@dataclass(frozen=True, slots=True)
class _Media:
    """One entry of `content`."""

    name: str
    kind: ir.BodyKind
    node: Map
    pointer: str
    schema: Map | None

    @property
    def rank(self) -> tuple[tuple[int, ...], str]:
        return rank(self.name, self.kind, self.schema), self.name

    @property
    def needs_parts(self) -> bool:
        """Whether there are files among its properties."""
        return self.kind is ir.BodyKind.MULTIPART and has_files(self.schema)


def request_bodies(
    operation: Map, pointer: str, context: Context, schemas: Schemas
) -> tuple[ir.Body, ...]:
    """What an operation's request may have as its body, the usual media type first."""
    if "requestBody" not in operation:
        return ()
    node, at = context.follow(operation["requestBody"], join(pointer, "requestBody"))
    offered = _offered(node, at, context, kind_of)
    if not offered:
        message = "a body without a media type is not sent"
        context.report.add(note("no-media-type", node.where("content"), message))
    return tuple(
        _request_body(each, node, context, schemas)
        for each in _different(offered, node, context)
    )


def _different(offered: list[_Media], node: Map, context: Context) -> list[_Media]:
    """The media types in which a caller can say what no better one says."""
    found: list[_Media] = []
    for media in offered:
        same = next((each for each in found if _says_as_much(each, media)), None)
        if same is None:
            found.append(media)
            continue
        message = f"{media.name!r} says no more than {same.name!r}, which is sent"
        is_same_kind = media.kind is same.kind
        hint = "callers may pass its Content-Type in options.headers" * is_same_kind
        where = mapping(node, "content", context.report).where(media.name)
        context.report.add(note("other-media-type", where, message, hint))
    return found


def _says_as_much(better: _Media, other: _Media) -> bool:
    """Whether `better` can hold whatever `other` can."""
    if better.schema != other.schema or (
        other.needs_parts and better.kind != other.kind
    ):
        return False
    is_raw = better.kind in (ir.BodyKind.TEXT, ir.BodyKind.BINARY)
    return better.kind is other.kind or not is_raw


def _request_body(
    media: _Media, node: Map, context: Context, schemas: Schemas
) -> ir.Body:
    sent = concrete(media.name, media.kind)
    if "*" in essence(media.name) and media.kind is not ir.BodyKind.JSON:
        message = f"{media.name!r} is sent as {sent!r}"
        hint = "callers who know better pass a Content-Type in options.headers"
        context.report.add(
            note("wildcard-media-type", node.where("content"), message, hint)
        )
    kind, type_ = _form_type(media, context, schemas)
    return ir.Body(
        media_type=Text(sent),
        kind=kind,
        type=type_,
        required=node.get("required") is True,
        docs=docs(node),
        example=example(media.node, context, media.pointer),
        where=node.where("content"),
        encodings=encodings(media.node, media.pointer, kind, context),
    )


def received_body(
    operation: Map, pointer: str, context: Context, schemas: Schemas
) -> tuple[ir.Body | None, str]:
    """The body of a request that comes to us, read as that of a response is.

    And the pointer of its schema, where it is JSON and has one.
    """
    if "requestBody" not in operation:
        return None, ""
    node, at = context.follow(operation["requestBody"], join(pointer, "requestBody"))
    media = _preferred(node, at, context, kind_of_response)
    if media is None:
        return None, ""
    is_typed = media.kind is ir.BodyKind.JSON and media.schema is not None
    schema = join(media.pointer, "schema") if is_typed else ""
    return _as_read(media, node, context, schemas), schema


def responses(
    operation: Map,
    pointer: str,
    context: Context,
    schemas: Schemas,
    *,
    has_content: bool = True,
) -> tuple[ir.ResponseCase, ...]:
    """What an operation may answer, by status; `has_content` is False for HEAD."""
    declared = mapping(operation, "responses", context.report)
    at = join(pointer, "responses")
    statuses = sorted(status for status in declared if STATUS.fullmatch(status))
    for odd in sorted(declared.keys() - set(statuses)):
        if not odd.startswith("x-"):
            message = f"{odd!r} is not a status"
            context.report.add(warning("bad-status", declared.where(odd), message))
    has_success = any(status.startswith("2") for status in statuses)
    cases: list[ir.ResponseCase] = []
    for status in statuses:
        node, here = context.follow(declared[status], join(at, status))
        is_read = has_content and status not in _EMPTY
        cases.append(
            ir.ResponseCase(
                status=status,
                # "default" stands for all that is not listed, success included
                is_success=status.startswith("2")
                or (status == "default" and not has_success),
                body=_read(node, here, context, schemas) if is_read else None,
                docs=docs(node),
                where=declared.where(status),
                has_links="link"
                in map(str.lower, mapping(node, "headers", context.report)),
            )
        )
    if not any(case.is_success for case in cases):
        message = "no success is described: its body is left alone"
        where = operation.where("responses")
        context.report.add(note("no-success", where, message))
        cases.append(
            ir.ResponseCase(
                "2XX", is_success=True, body=None, docs=ir.Docs(), where=where
            )
        )
    return tuple(cases)


def _read(
    node: Map, pointer: str, context: Context, schemas: Schemas
) -> ir.Body | None:
    """The body of one response."""
    media = _preferred(node, pointer, context, kind_of_response)
    return None if media is None else _as_read(media, node, context, schemas)


def _as_read(media: _Media, node: Map, context: Context, schemas: Schemas) -> ir.Body:
    return ir.Body(
        media_type=Text(media.name if is_valid(media.name) else "*/*"),
        kind=media.kind,
        type=_type(media, context, schemas),
        required=True,
        docs=docs(node),
        example=example(media.node, context, media.pointer),
        where=node.where("content"),
    )


def _preferred(
    node: Map,
    pointer: str,
    context: Context,
    kind: Callable[[str, Map | None], ir.BodyKind],
) -> _Media | None:
    """The media type to speak, of those that `node` offers."""
    offered = _offered(node, pointer, context, kind)
    for other in offered[1:]:
        message = f"{other.name!r} is not offered beside {offered[0].name!r}"
        where = mapping(node, "content", context.report).where(other.name)
        context.report.add(note("other-media-type", where, message))
    return offered[0] if offered else None


def _offered(
    node: Map,
    pointer: str,
    context: Context,
    kind: Callable[[str, Map | None], ir.BodyKind],
) -> list[_Media]:
    """The media types that `node` offers, the best one first."""
    content = mapping(node, "content", context.report)
    found: list[_Media] = []
    for name in content:
        media, at = context.follow(content[name], join(pointer, "content", name))
        schema = _schema(media, at, context)
        found.append(_Media(name, kind(name, schema), media, at, schema))
        if not is_valid(name):
            message = f"{name!r} is no media type"
            context.report.add(warning("bad-media-type", content.where(name), message))
    return sorted(found, key=lambda each: each.rank)


def _schema(media: Map, pointer: str, context: Context) -> Map | None:
    if "schema" not in media:
        return None
    node, _ = context.follow(media["schema"], join(pointer, "schema"))
    return node


def _form_type(
    media: _Media, context: Context, schemas: Schemas
) -> tuple[ir.BodyKind, ir.Type]:
    """How a request is written, and the type of what is: a form is made of properties."""
    if media.kind not in (ir.BodyKind.FORM, ir.BodyKind.MULTIPART):
        return media.kind, _type(media, context, schemas)
    type_ = schemas.type_of(
        media.node.get("schema", True), join(media.pointer, "schema")
    )
    while isinstance(type_, ir.Nullable):
        type_ = type_.inner
    if isinstance(type_, ir.Anything):
        return media.kind, ir.MapOf(ir.Anything())
    if outline(type_, schemas.declarations) in (Outline.OBJECT, Outline.ANY):
        return media.kind, type_
    _note_raw(media, context)
    return ir.BodyKind.BINARY, ir.Scalar(ir.ScalarKind.BINARY)


def _type(media: _Media, context: Context, schemas: Schemas) -> ir.Type:
    match media.kind:
        case ir.BodyKind.JSON:
            schema = media.node.get("schema", True)
            return schemas.type_of(schema, join(media.pointer, "schema"))
        case ir.BodyKind.TEXT:
            kind = ir.ScalarKind.STRING
        case _:
            kind = ir.ScalarKind.BINARY
    says_more = media.schema is not None and media.schema.get("type") not in (
        None,
        "string",
    )
    if says_more or "itemSchema" in media.node or essence(media.name) in SEQUENTIAL:
        _note_raw(media, context)
    return ir.Scalar(kind)


def _note_raw(media: _Media, context: Context) -> None:
    what = "text" if media.kind is ir.BodyKind.TEXT else "bytes"
    message = f"{media.name!r}: the body is {what} to callers, whatever its schema says"
    context.report.add(note("raw-media-type", media.node.where("schema"), message))
