"""How the answers of an operation are read.

Knows the runtime's decoders. Does not know when which of them is called.
"""

from __future__ import annotations

from dataclasses import dataclass

from specpress import ir
from specpress.layout import expression, fits
from specpress.literals import Code
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation

_RAW = ".._runtime.raw_bodies"


@dataclass(frozen=True, slots=True)
class DecoderView:
    """How one status is read: a function, of a type where it needs one."""

    status: Code
    function: Code
    type: Code | None
    is_short: bool


@dataclass(frozen=True, slots=True)
class AnswersView:
    """What an operation answers."""

    successes: tuple[DecoderView, ...]
    errors: tuple[DecoderView, ...]


def answers(
    operation: ir.Operation, names: Names
) -> tuple[AnswersView, frozenset[Import]]:
    """The decoders of an operation, and what they import."""
    imports: set[Import] = set()
    successes: list[DecoderView] = []
    errors: list[DecoderView] = []
    for case in operation.responses:
        if case.is_success:
            successes.append(_decoder(case, names, imports))
        elif case.body is not None:
            errors.append(_decoder(case, names, imports))
    return AnswersView(tuple(successes), tuple(errors)), frozenset(imports)


def returned(operation: ir.Operation, names: Names) -> Annotation:
    """The type of what a success gives."""
    style = Style(names, models="models.", runtime="")
    found = [
        annotation(case.body.type, style) if case.body else Annotation(Code("None"))
        for case in operation.responses
        if case.is_success
    ]
    texts = dict.fromkeys(each.text for each in found)
    return Annotation(
        Code(" | ".join(texts) or "None"),
        frozenset[Import]().union(*(each.imports for each in found)),
        frozenset[ir.TypeId]().union(*(each.targets for each in found)),
    )


def _decoder(case: ir.ResponseCase, names: Names, imports: set[Import]) -> DecoderView:
    status = Code(case.status if case.status.isdecimal() else f'"{case.status}"')
    body = case.body
    if body is None:
        return _raw(status, "no_body", imports)
    match body.kind:
        case ir.BodyKind.TEXT:
            return _raw(status, "text_body", imports)
        case ir.BodyKind.JSON:
            imports.add(Import(".._runtime.json_bodies", "json_body"))
            found = annotation(body.type, Style(names, models="models."))
            imports |= found.imports
            if found.targets:
                imports.add(Import("..", "models"))
            is_short = fits(f"{status}: json_body({found.text}),", 12)
            shown = (
                found.text if is_short else expression(found.text, indent=16, around=1)
            )
            return DecoderView(status, Code("json_body"), shown, is_short)
        case ir.BodyKind.BINARY | ir.BodyKind.FORM | ir.BodyKind.MULTIPART:
            return _raw(status, "bytes_body", imports)


def _raw(status: Code, function: str, imports: set[Import]) -> DecoderView:
    imports.add(Import(_RAW, function))
    return DecoderView(status, Code(function), None, is_short=True)
