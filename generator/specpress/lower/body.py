"""Request bodies into `ir.Body`.

Knows the order in which media types are preferred.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import note
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.content import (
    Media,
    as_read,
    content_type,
    note_raw,
    note_unused,
    offered,
)
from specpress.lower.encoding import encodings
from specpress.lower.media import concrete, essence, kind_of, kind_of_response
from specpress.lower.outline import Outline, outline
from specpress.lower.reading import Context, docs, example, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map


def request_bodies(
    operation: Map, pointer: str, context: Context, schemas: Schemas
) -> tuple[ir.Body, ...]:
    """What an operation's request may have as its body, the usual media type first."""
    if "requestBody" not in operation:
        return ()
    node, at = context.follow(operation["requestBody"], join(pointer, "requestBody"))
    found = offered(node, at, context, kind_of)
    if not found:
        message = "a body without a media type is not sent"
        context.report.add(note("no-media-type", node.where("content"), message))
    return tuple(
        _request_body(each, node, context, schemas)
        for each in _different(found, node, context)
    )


def _different(options: list[Media], node: Map, context: Context) -> list[Media]:
    """The media types in which a caller can say what no better one says."""
    found: list[Media] = []
    for media in options:
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


def _says_as_much(better: Media, other: Media) -> bool:
    """Whether `better` can hold whatever `other` can."""
    if better.schema != other.schema or (
        other.needs_parts and better.kind != other.kind
    ):
        return False
    is_raw = better.kind in (ir.BodyKind.TEXT, ir.BodyKind.BINARY)
    return better.kind is other.kind or not is_raw


def _request_body(
    media: Media, node: Map, context: Context, schemas: Schemas
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
    found = offered(node, at, context, kind_of_response)
    if not found:
        return None, ""
    media, *others = found
    for other in others:
        note_unused(other, media, node, context)
    is_typed = media.kind is ir.BodyKind.JSON and media.schema is not None
    schema = join(media.pointer, "schema") if is_typed else ""
    return as_read(media, node, context, schemas), schema


def _form_type(
    media: Media, context: Context, schemas: Schemas
) -> tuple[ir.BodyKind, ir.Type]:
    """How a request is written, and the type of what is: a form is made of properties."""
    if media.kind not in (ir.BodyKind.FORM, ir.BodyKind.MULTIPART):
        return media.kind, content_type(media, context, schemas)
    type_ = schemas.type_of(
        media.node.get("schema", True), join(media.pointer, "schema")
    )
    while isinstance(type_, ir.Nullable):
        type_ = type_.inner
    if isinstance(type_, ir.Anything):
        return media.kind, ir.MapOf(ir.Anything())
    if outline(type_, schemas.declarations) in (Outline.OBJECT, Outline.ANY):
        return media.kind, type_
    note_raw(media, context)
    return ir.BodyKind.BINARY, ir.Scalar(ir.ScalarKind.BINARY)
