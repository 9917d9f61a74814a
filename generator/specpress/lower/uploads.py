"""Which texts of `format: binary` are files: those that a form carries.

Knows that JSON has no bytes, so that such a text is one like any other there. Does not know
schemas: a pass over declarations that are whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specpress import graph, ir
from specpress.lower.rewriting import Rewriting

_FORMS = (ir.BodyKind.FORM, ir.BodyKind.MULTIPART)


def with_files(
    operations: Iterable[ir.Operation],
    received: ir.Received,
    declarations: Mapping[ir.TypeId, ir.Declaration],
) -> tuple[tuple[ir.Operation, ...], ir.Received, dict[ir.TypeId, ir.Declaration]]:
    """The same, where only what a form reaches has files; what JSON shares with it, too."""
    operations = tuple(operations)
    forms = [
        body.type
        for operation in operations
        for body in operation.bodies
        if body.kind in _FORMS
    ]
    uploaded = graph.reached(forms, declarations)
    texts = Rewriting(
        lambda type_: graph.changed(type_, _as_text),
        is_meant=lambda body: body.kind is ir.BodyKind.JSON,
    )
    found = {
        id_: declared if id_ in uploaded else texts.declaration(declared)
        for id_, declared in declarations.items()
    }
    return tuple(map(texts.operation, operations)), texts.received(received), found


def _as_text(type_: ir.Type) -> ir.Type:
    match type_:
        case ir.Scalar(ir.ScalarKind.BINARY, constraints):
            return ir.Scalar(ir.ScalarKind.STRING, constraints)
        case _:
            return type_
