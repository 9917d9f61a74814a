"""What the typed headers of responses are called: their classes, and the attributes of each.

Knows which of them share a scope. Does not know how a header is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specpress import ir
from specpress.claims import Rank, Scope, Want, settle, spelled
from specpress.diagnostics import Report
from specpress.literals import Code, Text
from specpress.naming import pascal, snake, title
from specpress.reserved import IN_ANNOTATIONS, IN_HEADERS, IN_MODEL_MODULES

_CLASSES = Scope("the headers of response", IN_MODEL_MODULES | IN_HEADERS)


def documented(operations: Iterable[ir.Operation]) -> Mapping[str, ir.Headers]:
    """All headers that responses have, by their identity."""
    found = {
        case.headers.id: case.headers
        for operation in operations
        for case in operation.responses
        if case.headers
    }
    return dict(sorted(found.items()))


def header_class_names(
    headers: Mapping[str, ir.Headers], report: Report
) -> Mapping[str, Code]:
    """The class for the headers of each response."""
    return settle(
        {id_: _class_want(each) for id_, each in headers.items()}, _CLASSES, report
    )


def _class_want(headers: ir.Headers) -> Want:
    name = pascal(*(part.reveal() for part in headers.name.parts), default="Headers")
    return Want(name, headers.id, Rank.DERIVED, headers.id, headers.where)


def header_names(
    headers: Mapping[str, ir.Headers], report: Report
) -> Mapping[tuple[str, Text], Code]:
    """The attribute for each header, by its response and its own name."""
    scope = Scope("header", IN_ANNOTATIONS | IN_HEADERS)
    return {
        (id_, wire_name): name
        for id_, each in headers.items()
        for wire_name, name in settle(
            {field.wire_name: _want(field) for field in each.fields}, scope, report
        ).items()
    }


def _want(field: ir.Parameter) -> Want:
    name = snake(field.wire_name.reveal(), default="header")
    return spelled(field.wire_name, name, field.where, _usual)


def _usual(name: str) -> str:
    """`X-Request-Id`, as most documents spell it."""
    return title(name).replace(" ", "-")
