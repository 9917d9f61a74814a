"""Responses into `ir.ResponseCase`.

Knows statuses, and which of several media types callers are given.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import STATUS, join
from specpress.lower.content import (
    Media,
    as_read,
    note_unused,
    offered,
    says_more,
)
from specpress.lower.headers import headers
from specpress.lower.media import kind_of_response
from specpress.lower.reading import Context, docs, mapping
from specpress.lower.schema import Schemas
from specpress.lower.streams import has_items, stream_body, stream_kind
from specpress.nodes import Map

# RFC 9110, sections 6.4.1 and 15.3.5: these have no content, whatever a document says.
_EMPTY = frozenset({"204", "205", "304"})


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
        # "default" stands for all that is not listed, success included
        is_success = status.startswith("2") or (status == "default" and not has_success)
        given = (node if is_read else Map.at(node, {})), here
        cases.append(
            ir.ResponseCase(
                status=status,
                is_success=is_success,
                bodies=_bodies(given, context, schemas, is_success=is_success),
                docs=docs(node),
                where=declared.where(status),
                headers=headers((node, here), context, schemas),
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
                "2XX", is_success=True, bodies=(), docs=ir.Docs(), where=where
            )
        )
    return tuple(cases)


def _plain_bodies(
    media: list[Media], node: Map, context: Context, schemas: Schemas
) -> tuple[ir.Body, ...]:
    """The bodies of one response, the preferred one first.

    A media type whose schema says more than callers would get is another spelling of what
    they get with the preferred one: it is not asked for.
    """
    if not media:
        return ()
    first, *others = media
    spoken = [first]
    for other in others:
        if other.kind is not ir.BodyKind.JSON and says_more(other):
            note_unused(other, first, node, context)
        else:
            spoken.append(other)
    return tuple(as_read(each, node, context, schemas) for each in spoken)


def _bodies(
    case: tuple[Map, str], context: Context, schemas: Schemas, *, is_success: bool
) -> tuple[ir.Body, ...]:
    """The bodies of one response; one of a success may be a stream."""
    node, pointer = case
    media = offered(node, pointer, context, kind_of_response)
    if not is_success:
        return _plain_bodies(media, node, context, schemas)
    kinds = [(each, kind) for each in media if (kind := stream_kind(each))]
    kinds.sort(
        key=lambda each: (not has_items(each[0]), [*ir.StreamKind].index(each[1]))
    )
    streams = tuple(
        stream_body(each, kind, node, context, schemas) for each, kind in kinds[:1]
    )
    for each, _ in kinds[1:]:
        note_unused(each, kinds[0][0], node, context)
    plain = [each for each in media if stream_kind(each) is None]
    return (*_plain_bodies(plain, node, context, schemas), *streams)
