"""Request bodies and responses into `ir.Body` and `ir.ResponseCase`.

Knows media types and statuses.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import STATUS, join
from specpress.literals import Text
from specpress.lower.parameter import InexpressibleError
from specpress.lower.reading import Context, docs, example, mapping
from specpress.lower.schema import Schemas
from specpress.nodes import Map


def request_body(
    operation: Map, pointer: str, context: Context, schemas: Schemas
) -> ir.Body | None:
    """The body of an operation's request, if it has one.

    Raises:
        InexpressibleError: it is required and cannot be expressed; it has been reported.
    """
    if "requestBody" not in operation:
        return None
    node, at = context.follow(operation["requestBody"], join(pointer, "requestBody"))
    required = node.get("required") is True
    body = _body(node, at, context, schemas, required=required)
    if body is None or body.kind is ir.BodyKind.JSON:
        return body
    what = "its operation" if required else "it"
    message = (
        f"a {body.media_type.reveal()} body cannot be sent yet; {what} is left out"
    )
    context.unsupported("body", node, "content", message)
    if required:
        raise InexpressibleError
    return None


def responses(
    operation: Map, pointer: str, context: Context, schemas: Schemas
) -> tuple[ir.ResponseCase, ...]:
    """What an operation may answer, by status."""
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
        cases.append(
            ir.ResponseCase(
                status=status,
                # "default" stands for all that is not listed, success included
                is_success=status.startswith("2")
                or (status == "default" and not has_success),
                body=_body(node, here, context, schemas, required=True),
                docs=docs(node),
                where=declared.where(status),
            )
        )
    return tuple(cases)


def _body(
    node: Map, pointer: str, context: Context, schemas: Schemas, *, required: bool
) -> ir.Body | None:
    content = mapping(node, "content", context.report)
    chosen = _preferred(content)
    if chosen is None:
        return None
    for other in sorted(content.keys() - {chosen}):
        message = f"{other!r} is not offered beside {chosen!r}"
        context.report.add(note("other-media-type", content.where(other), message))
    at = join(pointer, "content", chosen)
    media, at = context.follow(content[chosen], at)
    kind = kind_of(chosen)
    match kind:
        case ir.BodyKind.JSON:
            type_ = schemas.type_of(media.get("schema", True), join(at, "schema"))
        case ir.BodyKind.TEXT:
            type_ = ir.Scalar(ir.ScalarKind.STRING)
        case ir.BodyKind.BINARY:
            type_ = ir.Scalar(ir.ScalarKind.BINARY)
    return ir.Body(
        media_type=Text(chosen),
        kind=kind,
        type=type_,
        required=required,
        docs=docs(node),
        example=example(media, context, at),
        where=content.where(chosen),
    )


def _preferred(content: Map) -> str | None:
    """The media type to speak: JSON before text before bytes, then by name."""
    order = list(ir.BodyKind)
    return min(
        content, key=lambda name: (order.index(kind_of(name)), name), default=None
    )


def kind_of(media_type: str) -> ir.BodyKind:
    """How a body of this media type is read."""
    essence = media_type.partition(";")[0].strip().lower()
    if essence in ("application/json", "*/*", "text/json") or essence.endswith("+json"):
        return ir.BodyKind.JSON
    if essence.startswith("text/") or essence in _TEXT:
        return ir.BodyKind.TEXT
    return ir.BodyKind.BINARY


_TEXT = frozenset({"application/xml", "application/x-www-form-urlencoded"})
