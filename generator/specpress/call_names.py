"""What the arguments of a method are called: its parameters and its bodies.

Knows which of them share a scope. Does not know what the method is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from specpress import ir
from specpress.claims import Rank, Scope, Want, settle, spelled
from specpress.diagnostics import Report
from specpress.literals import Code, Text
from specpress.naming import camel, snake
from specpress.reserved import IN_ANNOTATIONS, IN_REQUESTS, IN_RESOURCE_MODULES

_PARAMETERS = IN_REQUESTS | IN_ANNOTATIONS | IN_RESOURCE_MODULES


def parameter_names(
    operations: Iterable[ir.Operation], requests: Mapping[str, Code], report: Report
) -> Mapping[tuple[str, ir.Location, Text], Code]:
    """The argument for each parameter; `requests` are the functions that take them."""
    names: dict[tuple[str, ir.Location, Text], Code] = {}
    for operation in operations:
        reserved = _PARAMETERS | {requests[operation.id]}
        found: dict[tuple[str, ir.Location, Text], Code] = {}
        for location in ir.Location:  # one that stands in the path keeps its name
            held = frozenset(found.values())
            wants = {
                (operation.id, location, each.wire_name): _parameter_want(each, held)
                for each in operation.parameters
                if each.location is location
            }
            scope = Scope("parameter", reserved, held, "a parameter elsewhere")
            found |= settle(wants, scope, report)
        names |= found
    return names


def _parameter_want(parameter: ir.Parameter, held: frozenset[str]) -> Want:
    raw, location = parameter.wire_name.reveal(), parameter.location.value
    name = snake(raw, default="value")
    identity = f"{location} {raw}"
    plain = spelled(parameter.wire_name, name, parameter.where, camel, identity)
    base = name.rstrip("_")
    is_elsewhere = {base, f"{base}_"} & held
    return replace(plain, second=f"{base}_{location}") if is_elsewhere else plain


# What bodies are called where they are of the media type that their kind is named after.
_BODIES = {
    ir.BodyKind.JSON: ("json", "application/json"),
    ir.BodyKind.FORM: ("form", "application/x-www-form-urlencoded"),
    ir.BodyKind.MULTIPART: ("multipart", "multipart/form-data"),
    ir.BodyKind.TEXT: ("text", "text/plain"),
    ir.BodyKind.BINARY: ("file", "application/octet-stream"),
}


def body_names(
    operations: Iterable[ir.Operation],
    parameters: Mapping[tuple[str, ir.Location, Text], Code],
    report: Report,
) -> Mapping[tuple[str, Text], Code]:
    """The names of other bodies; parameters have theirs already."""
    held: dict[str, set[str]] = {}
    for (id_, _, _), name in parameters.items():
        held.setdefault(id_, set()).add(name)
    names: dict[tuple[str, Text], Code] = {}
    for operation in operations:
        wants = {
            (operation.id, each.media_type): _body_want(each)
            for each in operation.other_bodies
        }
        taken = frozenset(held.get(operation.id, ()))
        scope = Scope("body", _PARAMETERS, taken, "a parameter")
        names |= settle(wants, scope, report)
    return names


def _body_want(body: ir.Body) -> Want:
    raw = body.media_type.reveal()
    name, usual = _BODIES[body.kind]
    if raw != usual:
        name = snake(raw.partition(";")[0].partition("/")[2], default=name)
    plain = Want(name, raw, Rank.SPELLED, raw, body.where)
    return replace(plain, second=f"{name.rstrip('_')}_body")
