"""Parameter objects into `ir.Parameter`.

Knows locations, styles and what styles are for (OpenAPI, "Parameter Object"). Whatever is
described can be sent: where OpenAPI leaves the wire form open, it is chosen here, and said.
"""

from __future__ import annotations

from dataclasses import replace

from specpress import ir
from specpress.diagnostics import note, warning
from specpress.grammar import TOKEN, join
from specpress.literals import Text
from specpress.lower.media import kind_of
from specpress.lower.outline import Outline, inner_outlines, outline
from specpress.lower.path import PathTemplate
from specpress.lower.reading import Context, docs, example, items, mapping, string
from specpress.lower.schema import Schemas
from specpress.nodes import Map

_Style = ir.ValueStyle
# The styles of each location; the first is its default.
_STYLES = {
    ir.Location.PATH: (_Style.SIMPLE, _Style.LABEL, _Style.MATRIX),
    ir.Location.QUERY: (_Style.FORM, _Style.SPACES, _Style.PIPES, _Style.DEEP),
    ir.Location.QUERYSTRING: (_Style.FORM,),
    ir.Location.HEADER: (_Style.SIMPLE,),
    ir.Location.COOKIE: (_Style.FORM, _Style.COOKIE),
}
_LOCATIONS = {each.value: each for each in ir.Location}
# OpenAPI, section "Parameter Object": these three are no parameters.
_NOT_HEADERS = frozenset({"accept", "content-type", "authorization"})


def parameters(
    owners: tuple[tuple[Map, str], ...], context: Context, schemas: Schemas
) -> tuple[ir.Parameter, ...]:
    """The parameters of a path item and of its operation, which overrides the former's."""
    found: dict[tuple[ir.Location, str], ir.Parameter] = {}
    for owner, pointer in owners:
        own: set[tuple[ir.Location, str]] = set()
        for index, item in items(owner, "parameters", context.report):
            node, at = context.follow(item, join(pointer, "parameters", str(index)))
            location = _location(node, context)
            if location is None:
                continue
            name = string(node, "name")
            folded = name.lower() if location is ir.Location.HEADER else name
            if (location, folded) in own:
                message = f"the {location.value} parameter {name!r} stands here twice"
                context.report.add(
                    warning("duplicate-parameter", node.where("name"), message)
                )
            own.add((location, folded))
            found[location, folded] = _parameter(
                (node, at), Text(name), location, context, schemas
            )
    if any(location is ir.Location.COOKIE for location, _ in found):
        _leave_out_cookie(found, context)
    return tuple(found.values())


def _leave_out_cookie(
    found: dict[tuple[ir.Location, str], ir.Parameter], context: Context
) -> None:
    """There is one header `Cookie` (RFC 6265, section 5.4): cookie parameters make it."""
    header = found.pop((ir.Location.HEADER, "cookie"), None)
    if header is not None:
        message = "the cookie parameters make the header 'Cookie': left out"
        context.report.add(warning("bad-parameter", header.where, message))


def _location(node: Map, context: Context) -> ir.Location | None:
    """Where a parameter is sent; None where it is none, or cannot be sent at all."""
    name, location = string(node, "name"), _LOCATIONS.get(string(node, "in"))
    if location is None:
        message = f"{name!r} is in {string(node, 'in')!r}, which is no place: left out"
        context.report.add(warning("bad-parameter", node.where("in"), message))
        return None
    if not name and location is not ir.Location.QUERYSTRING:
        message = "a parameter without a name is left out"
        context.report.add(warning("bad-parameter", node.where(), message))
        return None
    if location is ir.Location.HEADER:
        if name.lower() in _NOT_HEADERS:
            return None
        if not TOKEN.fullmatch(name):
            message = f"{name!r} can be no header (RFC 9110, section 5.1): left out"
            context.report.add(warning("bad-parameter", node.where("name"), message))
            return None
    return location


def header(
    described: tuple[Map, str], name: str, context: Context, schemas: Schemas
) -> ir.Parameter:
    """A header of a response: a parameter whose name and place go without saying."""
    return _parameter(described, Text(name), ir.Location.HEADER, context, schemas)


def _parameter(
    described: tuple[Map, str],
    name: Text,
    location: ir.Location,
    context: Context,
    schemas: Schemas,
) -> ir.Parameter:
    node, pointer = described
    style, explode = _style(node, location, context)
    shown = example(node, context, pointer)
    if "schema" not in node and "content" in node:
        type_, is_json, of_media = _content(described, name, context, schemas)
        style = _Style.JSON if is_json else style
        shown = shown or of_media
    else:
        type_ = schemas.type_of(node.get("schema", True), join(pointer, "schema"))
    parameter = ir.Parameter(
        wire_name=name,
        location=location,
        type=type_,
        required=node.get("required") is True or location is ir.Location.PATH,
        style=style,
        explode=explode,
        allow_reserved=node.get("allowReserved") is True,
        docs=docs(node),
        example=shown,
        where=node.where("name"),
    )
    _note_open_form(parameter, context, schemas)
    return parameter


def _style(
    node: Map, location: ir.Location, context: Context
) -> tuple[ir.ValueStyle, bool]:
    allowed = {each.value: each for each in _STYLES[location]}
    style = _STYLES[location][0]
    if "style" in node:
        declared = string(node, "style")
        if declared not in allowed:
            message = f"{declared!r} is no style of a {location.value} parameter"
            hint = f"{style.value!r} is used"
            context.report.add(warning("bad-style", node.where("style"), message, hint))
        style = allowed.get(declared, style)
    usual = style in (_Style.FORM, _Style.COOKIE)
    return style, node.get("explode", usual) is True


def _content(
    described: tuple[Map, str], name: Text, context: Context, schemas: Schemas
) -> tuple[ir.Type, bool, ir.Example | None]:
    """The type of a parameter with `content`, whether it is sent as JSON, and an example."""
    node, pointer = described
    content = mapping(node, "content", context.report)
    if not content:
        return ir.Anything(), True, None
    usual = min(content, key=lambda each: (kind_of(each) is not ir.BodyKind.JSON, each))
    media, at = context.follow(content[usual], join(pointer, "content", usual))
    kind = kind_of(usual)
    is_form = kind is ir.BodyKind.FORM and string(node, "in") == "querystring"
    if is_form and "encoding" in media:
        message = f"{name.reveal()!r}: its encoding is passed over"
        hint = "a list is a pair an item, an object in it JSON text"
        where = media.where("encoding")
        context.report.add(warning("unsupported-encoding", where, message, hint))
    shown = example(media, context, at)
    if kind is ir.BodyKind.JSON or is_form:
        type_ = schemas.type_of(media.get("schema", True), join(at, "schema"))
        return type_, kind is ir.BodyKind.JSON, shown
    message = f"{name.reveal()!r}: its {usual} is text to callers"
    context.report.add(note("raw-media-type", content.where(usual), message))
    return ir.Scalar(ir.ScalarKind.STRING), False, shown


def _note_open_form(
    parameter: ir.Parameter, context: Context, schemas: Schemas
) -> None:
    """Say what was chosen where OpenAPI does not say how a value is sent."""
    if parameter.location is ir.Location.QUERYSTRING:
        return  # it is written as its media type is
    declared = schemas.declarations
    whole = outline(parameter.type, declared)
    within = inner_outlines(parameter.type, declared) & {Outline.LIST, Outline.OBJECT}
    chosen = ""
    match parameter.style:
        case _Style.JSON:
            return
        case _Style.DEEP if whole is Outline.VALUE:
            chosen = "one value is sent as with the style 'form'"
        case _Style.DEEP if whole is Outline.LIST or within:
            chosen = "lists are sent as name[]=…, objects in them as name[0][key]=…"
        case _Style.SPACES | _Style.PIPES if (
            whole is Outline.VALUE or parameter.explode
        ):
            chosen = "it is sent as with the style 'form'"
        case _ if within:
            chosen = "lists and objects inside are sent as JSON text"
        case _:
            pass
    if chosen:
        name = parameter.wire_name.reveal()
        message = f"OpenAPI does not define how {name!r} is sent: {chosen}"
        context.report.add(note("undefined-style", parameter.where, message))


def placed(
    described: tuple[ir.Parameter, ...],
    template: PathTemplate,
    node: Map,
    context: Context,
) -> tuple[ir.Parameter, ...]:
    """The parameters of an operation as its path has places for them.

    A path parameter without a place is left out; one that nobody describes is a string.
    """
    names = [
        part.wire_name for part in template.parts if isinstance(part, ir.PathParameter)
    ]
    in_query = {Text(name): Text(sent) for name, sent in template.in_query.items()}
    found: list[ir.Parameter] = []
    for each in described:
        if each.location is not ir.Location.PATH or each.wire_name in names:
            found.append(each)
        elif each.wire_name in in_query:
            sent = in_query[each.wire_name]
            found.append(_in_query(each, sent))
        else:
            message = f"the path has no {{{each.wire_name.reveal()}}}"
            context.report.add(warning("unused-parameter", each.where, message))
    known = {(each.location, each.wire_name) for each in found}
    wanted = [(ir.Location.PATH, name) for name in names]
    wanted += [(ir.Location.QUERY, name) for name in in_query.values()]
    for location, name in dict.fromkeys(wanted):
        if (location, name) not in known:
            found.append(_implied(name, location, node, context))
    return tuple(found)


def _in_query(parameter: ir.Parameter, wire_name: Text) -> ir.Parameter:
    return replace(
        parameter, wire_name=wire_name, location=ir.Location.QUERY, style=_Style.FORM
    )


def _implied(
    name: Text, location: ir.Location, node: Map, context: Context
) -> ir.Parameter:
    message = (
        f"the path parameter {name.reveal()!r} is not described: taken as a string"
    )
    context.report.add(warning("undescribed-parameter", node.where(), message))
    return ir.Parameter(
        wire_name=name,
        location=location,
        type=ir.Scalar(ir.ScalarKind.STRING),
        required=True,
        style=_STYLES[location][0],
        explode=False,
        docs=ir.Docs(),
        example=None,
        where=node.where(),
    )
