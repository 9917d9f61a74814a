"""Answers that are many items one after another, and operations that may answer so.

Knows the media types of such answers, and what their schemas describe. Does not know how
they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specpress import ir
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.content import Media, as_read
from specpress.lower.media import essence
from specpress.lower.reading import Context, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map, Value

_KINDS = {
    "text/event-stream": ir.StreamKind.EVENTS,
    "application/jsonl": ir.StreamKind.LINES,
    "application/x-jsonl": ir.StreamKind.LINES,
    "application/jsonlines": ir.StreamKind.LINES,
    "application/ndjson": ir.StreamKind.LINES,
    "application/x-ndjson": ir.StreamKind.LINES,
    "application/json-seq": ir.StreamKind.RECORDS,
}
_FIELDS = frozenset({"data", "event", "id", "retry"})
"""What an event is made of."""
_STREAM = "#stream"
"""What the ids of the operation that streams end with, where the plain one keeps its own."""


def stream_kind(media: Media) -> ir.StreamKind | None:
    """How the items of a media type follow one another; None where it is no such type."""
    name = essence(media.name)
    is_sequence = name.endswith("+json-seq")
    return _KINDS.get(name, ir.StreamKind.RECORDS if is_sequence else None)


def has_items(media: Media) -> bool:
    """Whether it says what the items are."""
    return "itemSchema" in media.node or "schema" in media.node


def stream_body(
    media: Media, kind: ir.StreamKind, node: Map, context: Context, schemas: Schemas
) -> ir.Body:
    """The body of a response in such a media type: its type is that of one item."""
    found = _item(media, kind, context)
    if found is not None:
        item = schemas.type_of(*found)
    elif kind is ir.StreamKind.EVENTS:
        item = ir.Scalar(ir.ScalarKind.STRING)
    else:
        item = ir.Anything()
    empty = replace(media, kind=ir.BodyKind.JSON, node=Map.at(media.node, {}))
    body = as_read(empty, node, context, schemas)
    return replace(body, type=item, stream=kind)


def _item(
    media: Media, kind: ir.StreamKind, context: Context
) -> tuple[Value, str] | None:
    """The schema of an item, and its pointer; None where none is given, or of a text."""
    keyword = "itemSchema" if "itemSchema" in media.node else "schema"
    if keyword not in media.node:
        return None
    given = media.node[keyword], join(media.pointer, keyword)
    node, pointer = context.follow(*given)
    if keyword == "schema" and node.get("type") == "array" and "items" in node:
        given = node["items"], join(pointer, "items")
        node, pointer = context.follow(*given)
    if kind is not ir.StreamKind.EVENTS:
        return given
    fields = mapping(node, "properties", context.report)
    is_event = "data" in fields and {*fields} <= _FIELDS
    if is_event or keyword == "itemSchema":
        return _data(node, pointer, context)
    return None if node.get("type") == "string" else given


def _data(event: Map, pointer: str, context: Context) -> tuple[Value, str] | None:
    """The schema of what stands in the `data` of an event, which itself is a text."""
    fields = mapping(event, "properties", context.report)
    if "data" not in fields:
        return None
    given = fields["data"], join(pointer, "properties", "data")
    node, at = context.follow(*given)
    if "contentSchema" in node:
        return node["contentSchema"], join(at, "contentSchema")
    return None if node.get("type", "string") == "string" else given


def split_streams(operation: ir.Operation) -> Iterator[ir.Operation]:
    """The operation; where it may answer with a stream or without, one for each."""
    cases = operation.responses
    successes = [body for each in cases if each.is_success for body in each.bodies]
    streams = [each for each in successes if each.stream]
    if len(streams) in (0, len(successes)):
        yield operation
        return
    yield replace(operation, responses=_kept(cases, is_stream=False))
    yield replace(
        operation,
        id=f"{operation.id}{_STREAM}",
        operation_id=Text(f"{operation.operation_id.reveal()}{_STREAM}"),
        responses=_kept(cases, is_stream=True),
    )


def _kept(
    cases: tuple[ir.ResponseCase, ...], *, is_stream: bool
) -> tuple[ir.ResponseCase, ...]:
    """The cases without the successes that are of the other sort."""
    found: list[ir.ResponseCase] = []
    for case in cases:
        kept = tuple(each for each in case.bodies if bool(each.stream) == is_stream)
        if case.is_success and case.bodies:
            if kept:
                found.append(replace(case, bodies=kept))
        else:
            found.append(case)
    return tuple(found)
