"""How the answers of an operation are read.

Knows the runtime's decoders. Does not know when which of them is called.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import expression, fits
from specpress.literals import Code, python_string
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation, optional
from specpress.views.features import has_choice

_RAW = ".._runtime.raw_bodies"


@dataclass(frozen=True, slots=True)
class DecoderView:
    """How one body is read: a function, of a type where it needs one."""

    key: Code
    """The status, or the media type of one that has several."""
    function: Code
    type: Code | None
    is_short: bool


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """How a status of several media types is read."""

    key: Code
    choices: tuple[DecoderView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """How one status is read: in one way, or by its media type."""

    decoder: DecoderView | None
    choice: ChoiceView | None


@dataclass(frozen=True, slots=True)
class AnswersView:
    """What an operation answers."""

    successes: tuple[CaseView, ...]
    errors: tuple[CaseView, ...]
    is_stream: bool
    """Whether a success is read while it comes."""


def answers(
    operation: ir.Operation, names: Names
) -> tuple[AnswersView, frozenset[Import]]:
    """The decoders of an operation, and what they import."""
    imports: set[Import] = set()
    successes: list[CaseView] = []
    errors: list[CaseView] = []
    for case in operation.responses:
        if case.is_success:
            successes.append(_case(case, names, imports))
        elif case.bodies:
            errors.append(_case(case, names, imports))
    is_stream = bool(streamed(operation))
    view = AnswersView(tuple(successes), tuple(errors), is_stream)
    return view, frozenset(imports)


def returned(operation: ir.Operation, names: Names) -> Annotation:
    """The type of what a success gives."""
    style = Style(names, models="models.", runtime="")
    found = [
        _value(body, style) if body else Annotation(Code("None"))
        for case in operation.responses
        if case.is_success
        for body in case.bodies or (None,)
    ]
    texts = [each.text for each in found]
    plain = (each.removesuffix(" | None") for each in texts if each != "None")
    joined = Annotation(
        Code(" | ".join(dict.fromkeys(plain)) or "None"),
        frozenset[Import]().union(*(each.imports for each in found)),
        frozenset[ir.TypeId]().union(*(each.targets for each in found)),
    )
    return optional(joined) if any(each.endswith("None") for each in texts) else joined


def _value(body: ir.Body, style: Style) -> Annotation:
    """The type of a body's value; of a stream, a list of what comes."""
    if body.stream is None:
        return annotation(body.type, style)
    return item(body, style).wrapped("list[", "]")


def item(body: ir.Body, style: Style) -> Annotation:
    """The type of each of the items that a body streams."""
    found = annotation(body.type, style)
    if body.stream is ir.StreamKind.EVENTS:
        return found.wrapped("Event[", "]", Import(".._runtime.events", "Event"))
    return found


def streamed(operation: ir.Operation) -> tuple[ir.Body, ...]:
    """The bodies that come as streams."""
    return tuple(
        body
        for case in operation.responses
        if case.is_success
        for body in case.bodies
        if body.stream
    )


_STREAMS = {
    ir.StreamKind.EVENTS: Import(".._runtime.events", "events_body"),
    ir.StreamKind.LINES: Import(".._runtime.json_lines", "json_lines"),
    ir.StreamKind.RECORDS: Import(".._runtime.json_lines", "json_sequence"),
}
_JSON = Import(".._runtime.json_bodies", "json_body")


def _case(case: ir.ResponseCase, names: Names, imports: set[Import]) -> CaseView:
    status = Code(case.status if case.status.isdecimal() else f'"{case.status}"')
    if not has_choice(case):
        return CaseView(_decoder(status, case.body, names, imports, 12), None)
    imports.add(Import(".._runtime.media_types", "by_media_type"))
    choices = [
        _decoder(python_string(body.media_type), body, names, imports, 20)
        for body in case.bodies
    ]
    return CaseView(None, ChoiceView(status, tuple(choices)))


def _decoder(
    key: Code, body: ir.Body | None, names: Names, imports: set[Import], indent: int
) -> DecoderView:
    if body is None:
        return _raw(key, "no_body", imports)
    match body.kind:
        case ir.BodyKind.TEXT:
            return _raw(key, "text_body", imports)
        case ir.BodyKind.JSON:
            function = _STREAMS[body.stream] if body.stream else _JSON
            imports.add(function)
            found = annotation(body.type, Style(names, models="models."))
            imports |= found.imports
            if found.targets:
                imports.add(Import("..", "models"))
            is_short = fits(f"{key}: {function.name}({found.text}),", indent)
            shown = (
                found.text
                if is_short
                else expression(found.text, indent=indent + 4, around=1)
            )
            return DecoderView(key, Code(function.name), shown, is_short)
        case ir.BodyKind.BINARY | ir.BodyKind.FORM | ir.BodyKind.MULTIPART:
            return _raw(key, "bytes_body", imports)


def _raw(key: Code, function: str, imports: set[Import]) -> DecoderView:
    imports.add(Import(_RAW, function))
    return DecoderView(key, Code(function), None, is_short=True)
