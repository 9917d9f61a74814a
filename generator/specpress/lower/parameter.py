"""Parameter objects into `ir.Parameter`.

Knows locations, styles and defaults of styles (OpenAPI, section "Parameter Object").
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import warning
from specpress.grammar import join
from specpress.literals import Text
from specpress.lower.reading import Context, docs, example, items, string
from specpress.lower.schema import Schemas
from specpress.nodes import Map

_STYLES = {"path": "simple", "query": "form", "header": "simple"}
# OpenAPI, section "Parameter Object": these three are no parameters.
_NOT_HEADERS = frozenset({"accept", "content-type", "authorization"})


class InexpressibleError(Exception):
    """An operation cannot be called without something that has no expression yet."""


def parameters(
    owners: tuple[tuple[Map, str], ...], context: Context, schemas: Schemas
) -> tuple[ir.Parameter, ...]:
    """The parameters of a path item and of its operation, which overrides the former's.

    Raises:
        InexpressibleError: a required one cannot be expressed; it has been reported.
    """
    found: dict[tuple[str, str], ir.Parameter | None] = {}
    for owner, pointer in owners:
        for index, item in items(owner, "parameters", context.report):
            at = join(pointer, "parameters", str(index))
            node, at = context.follow(item, at)
            location, name = string(node, "in"), string(node, "name")
            if location == "header" and name.lower() in _NOT_HEADERS:
                continue
            found[location, name] = _parameter(node, at, context, schemas)
    return tuple(each for each in found.values() if each is not None)


def _parameter(
    node: Map, pointer: str, context: Context, schemas: Schemas
) -> ir.Parameter | None:
    location = string(node, "in")
    required = node.get("required") is True or location == "path"
    problem = _problem(node, location)
    if not problem:
        type_ = schemas.type_of(node.get("schema", True), join(pointer, "schema"))
        style = string(node, "style") or _STYLES[location]
        explode = node.get("explode", style == "form") is True
        if _is_sendable(type_, location, schemas):
            return ir.Parameter(
                wire_name=Text(string(node, "name")),
                location=ir.Location(location),
                type=type_,
                required=required,
                explode=explode,
                docs=docs(node),
                example=example(node, context, pointer),
                where=node.where("name"),
            )
        problem = f"a {location} parameter of this type cannot be sent yet"
    what = "its operation" if required else "it"
    message = f"{string(node, 'name')!r}: {problem}; {what} is left out"
    context.unsupported("parameter", node, "name", message)
    if required:
        raise InexpressibleError
    return None


def _problem(node: Map, location: str) -> str:
    """Why a parameter cannot be expressed, as far as its type does not matter."""
    if location not in _STYLES:
        return f"{location} parameters cannot be sent yet"
    if "schema" not in node and "content" in node:
        return "parameters with 'content' cannot be sent yet"
    style = string(node, "style") or _STYLES[location]
    if style != _STYLES[location]:
        return f"the style {style!r} cannot be sent yet"
    if node.get("allowReserved") is True:
        return "'allowReserved' cannot be sent yet"
    return ""


def _is_sendable(type_: ir.Type, location: str, schemas: Schemas) -> bool:
    match type_:
        case ir.Nullable(inner):
            return _is_sendable(inner, location, schemas)
        case ir.ListOf(item):
            return location == "query" and _is_text(item, schemas)
        case _:
            return _is_text(type_, schemas)


def _is_text(type_: ir.Type, schemas: Schemas) -> bool:
    """Whether a value is one piece of text."""
    if isinstance(type_, ir.Named):
        return isinstance(schemas.declarations[type_.target], ir.Enum)
    return isinstance(type_, ir.Scalar | ir.Literal)


def path_parts(
    template: str, known: tuple[ir.Parameter, ...], node: Map, context: Context
) -> tuple[tuple[ir.PathPart, ...], tuple[ir.Parameter, ...]]:
    """The pieces of a path template, and the parameters that it has but nobody describes."""
    described = {each.wire_name for each in known if each.location is ir.Location.PATH}
    parts: list[ir.PathPart] = []
    implied: list[ir.Parameter] = []
    rest = template
    while rest:
        before, opened, after = rest.partition("{")
        name, closed, tail = after.partition("}")
        if before:
            parts.append(Text(before))
        if not (opened and closed):
            break
        parts.append(ir.PathParameter(Text(name)))
        if Text(name) not in described:
            described.add(Text(name))
            message = f"the path parameter {name!r} is not described: taken as a string"
            context.report.add(warning("undescribed-parameter", node.where(), message))
            implied.append(_implied(name, node))
        rest = tail
    return tuple(parts), tuple(implied)


def _implied(name: str, node: Map) -> ir.Parameter:
    return ir.Parameter(
        wire_name=Text(name),
        location=ir.Location.PATH,
        type=ir.Scalar(ir.ScalarKind.STRING),
        required=True,
        explode=False,
        docs=ir.Docs(),
        example=None,
        where=node.where(),
    )
