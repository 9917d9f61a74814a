"""The entries of a `content`: what each media type is, how it is read or written, its type.

Knows Media Type objects. Does not know which of several is spoken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.media import SEQUENTIAL, essence, has_files, is_valid, rank
from specpress.lower.reading import Context, docs, example, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map


@dataclass(frozen=True, slots=True)
class Media:
    """One entry of `content`."""

    name: str
    kind: ir.BodyKind
    node: Map
    pointer: str
    schema: Map | None

    @property
    def rank(self) -> tuple[tuple[int, ...], str]:
        """Which of several is preferred: the least."""
        return rank(self.name, self.kind, self.schema), self.name

    @property
    def needs_parts(self) -> bool:
        """Whether there are files among its properties."""
        return self.kind is ir.BodyKind.MULTIPART and has_files(self.schema)


def offered(
    node: Map,
    pointer: str,
    context: Context,
    kind: Callable[[str, Map | None], ir.BodyKind],
) -> list[Media]:
    """What `node` offers, the preferred media type first."""
    content = mapping(node, "content", context.report)
    found: list[Media] = []
    for name in content:
        media, at = context.follow(content[name], join(pointer, "content", name))
        schema = _schema(media, at, context)
        found.append(Media(name, kind(name, schema), media, at, schema))
        if not is_valid(name):
            message = f"{name!r} is no media type"
            context.report.add(warning("bad-media-type", content.where(name), message))
    return sorted(found, key=lambda each: each.rank)


def note_unused(other: Media, chosen: Media, node: Map, context: Context) -> None:
    """Say that a media type is not spoken."""
    content = mapping(node, "content", context.report)
    message = f"{other.name!r} is not offered beside {chosen.name!r}"
    context.report.add(note("other-media-type", content.where(other.name), message))


def _schema(media: Map, pointer: str, context: Context) -> Map | None:
    if "schema" not in media:
        return None
    node, _ = context.follow(media["schema"], join(pointer, "schema"))
    return node


def content_type(media: Media, context: Context, schemas: Schemas) -> ir.Type:
    """The type of a body; bytes or text where its schema means something else."""
    match media.kind:
        case ir.BodyKind.JSON:
            schema = media.node.get("schema", True)
            return schemas.type_of(schema, join(media.pointer, "schema"))
        case ir.BodyKind.TEXT:
            kind = ir.ScalarKind.STRING
        case _:
            kind = ir.ScalarKind.BINARY
    if says_more(media):
        note_raw(media, context)
    return ir.Scalar(kind)


def as_read(media: Media, node: Map, context: Context, schemas: Schemas) -> ir.Body:
    """The body of `node` where it comes in this media type."""
    return ir.Body(
        media_type=Text(media.name if is_valid(media.name) else "*/*"),
        kind=media.kind,
        type=content_type(media, context, schemas),
        required=True,
        docs=docs(node),
        example=example(media.node, context, media.pointer),
        where=node.where("content"),
    )


def says_more(media: Media) -> bool:
    """Whether its schema says more than that it is bytes or text."""
    kinds = (None, "string")
    has_parts = media.schema is not None and media.schema.get("type") not in kinds
    return has_parts or "itemSchema" in media.node or essence(media.name) in SEQUENTIAL


def note_raw(media: Media, context: Context) -> None:
    """Say that a body is bytes or text to callers."""
    what = "text" if media.kind is ir.BodyKind.TEXT else "bytes"
    message = f"{media.name!r}: the body is {what} to callers, whatever its schema says"
    context.report.add(note("raw-media-type", media.node.where("schema"), message))
