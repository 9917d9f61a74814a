"""How the body of a request is written: the call that makes it.

Knows which function of the runtime writes which kind of body. Does not know how the bytes
look.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import expression
from specpress.literals import Code, Quoted, Text, python_string
from specpress.names import Names
from specpress.pytypes import Import, Style, annotation
from specpress.views.absence import tells_absent_from_null
from specpress.views.arguments import body_name
from specpress.views.styles import MODULES, of_form

_FUNCTIONS = {
    ir.BodyKind.JSON: ("json_requests", "json_content"),
    ir.BodyKind.TEXT: ("text_requests", "text_content"),
    ir.BodyKind.BINARY: ("files", "file_content"),
    ir.BodyKind.FORM: ("forms", "form_content"),
    ir.BodyKind.MULTIPART: ("multipart", "multipart_content"),
}
# These say with a function of their own that there may be no body.
_WITH_OPTIONAL = frozenset({ir.BodyKind.JSON, ir.BodyKind.TEXT, ir.BodyKind.BINARY})
_TYPED = frozenset({ir.BodyKind.JSON, ir.BodyKind.FORM, ir.BodyKind.MULTIPART})
# What these functions say that a body is, unless they are told.
_USUAL = {
    ir.BodyKind.JSON: Text("application/json"),
    ir.BodyKind.TEXT: Text("text/plain"),
    ir.BodyKind.BINARY: Text("application/octet-stream"),
    ir.BodyKind.FORM: Text("application/x-www-form-urlencoded"),
    ir.BodyKind.MULTIPART: Text("multipart/form-data"),
}


@dataclass(frozen=True, slots=True)
class PartView:
    """What is said of one property of a form."""

    wire_name: Quoted
    value: Code
    quoted: tuple[Quoted, ...] = ()
    """The texts of the document in `value`."""


@dataclass(frozen=True, slots=True)
class ContentView:
    """The call that makes a body."""

    name: Code
    """The argument of the operation that is the body."""
    function: Code
    arguments: tuple[Code, ...]
    parts_name: Code
    parts: tuple[PartView, ...]
    short: Code
    """The whole call, where nothing is said of parts."""
    media_type: Quoted | None
    """The text of the document in `arguments`, where the media type is not the usual one."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """The call that takes the one body that is given, of several."""

    function: Code
    contents: tuple[ContentView, ...]


def content(
    operation: ir.Operation, api: ir.Api, names: Names, imports: set[Import]
) -> ContentView | None:
    """The call for the only body, if there is one; adds what it needs to `imports`."""
    body = operation.body
    if body is None or operation.other_bodies:
        return None
    function = _function(body, operation, api)
    return _content(body, Code("body"), function, names, imports)


def choice(
    operation: ir.Operation, api: ir.Api, names: Names, imports: set[Import]
) -> ChoiceView | None:
    """The call for one of several bodies; adds what it needs to `imports`."""
    body = operation.body
    if body is None or not operation.other_bodies:
        return None
    function = "chosen_content" if body.required else "optional_chosen_content"
    imports.add(Import(".._runtime.choices", function))
    found = [
        _content(
            each,
            body_name(each, operation, names),
            _function(each, operation, api),
            names,
            imports,
            indent=12,
        )
        for each in operation.bodies
    ]
    return ChoiceView(Code(function), tuple(found))


def _function(body: ir.Body, operation: ir.Operation, api: ir.Api) -> Import:
    """What writes a body, if there is one."""
    if tells_absent_from_null(body, operation, api.declarations):
        return Import(".._runtime.absent", "absent_or_json_content")
    module, name = _FUNCTIONS[body.kind]
    is_optional = not body.required or bool(operation.other_bodies)
    if body.kind in _WITH_OPTIONAL and is_optional:
        name = f"optional_{name}"
    return Import(f".._runtime.{module}", name)


def _content(
    body: ir.Body,
    name: Code,
    function: Import,
    names: Names,
    imports: set[Import],
    *,
    indent: int = 8,
) -> ContentView:
    imports.add(function)
    given = [name]
    if body.kind in _TYPED:
        type_ = annotation(body.type, Style(names, models="models."))
        imports |= type_.imports
        if type_.targets:
            imports.add(Import("..", "models"))
        given.insert(0, type_.text)
    media_type = None
    if body.media_type != _USUAL[body.kind]:
        media_type = python_string(body.media_type)
        given.append(Code(f"media_type={media_type}"))
    call = f"{function.name}({', '.join(given)})"
    is_multipart = body.kind is ir.BodyKind.MULTIPART
    label = name if indent > 8 else "content"
    return ContentView(
        name=name,
        function=Code(function.name),
        arguments=tuple(given),
        parts_name=Code("parts" if is_multipart else "styles"),
        parts=tuple(_parts(body, imports, indent + 4)),
        short=expression(call, indent=indent, around=len(f"{label}=,")),
        media_type=media_type,
    )


def _parts(body: ir.Body, imports: set[Import], indent: int) -> list[PartView]:
    match body.kind:
        case ir.BodyKind.FORM:
            return [
                PartView(
                    python_string(each.wire_name),
                    Code(_style(each.style, each, imports)),
                )
                for each in body.encodings
                if each.style is not None
            ]
        case ir.BodyKind.MULTIPART:
            if body.encodings:
                imports.add(Import(".._runtime.multipart", "Part"))
            return [_part(each, imports, indent) for each in body.encodings]
        case _:
            return []


def _style(style: ir.ValueStyle, encoding: ir.Encoding, imports: set[Import]) -> str:
    function = of_form(style, explode=encoding.explode)
    imports.add(Import(MODULES[function], function))
    return function


def _part(encoding: ir.Encoding, imports: set[Import], indent: int) -> PartView:
    given: list[str] = []
    quoted: list[Quoted] = []
    if encoding.media_type:
        quoted.append(python_string(encoding.media_type))
        given.append(quoted[-1])
    if encoding.headers:
        pairs: list[str] = []
        for header, text in encoding.headers:
            quoted += [python_string(header), python_string(text)]
            pairs.append(f"({quoted[-2]}, {quoted[-1]})")
        end = "," if len(pairs) == 1 else ""
        given.append(f"headers=({', '.join(pairs)}{end})")
    if encoding.style is not None:
        given.append(f"style={_style(encoding.style, encoding, imports)}")
    key = python_string(encoding.wire_name)
    call = f"Part({', '.join(given)})"
    shown = expression(call, indent=indent, around=len(f"{key}: ,"))
    return PartView(key, shown, tuple(quoted))
