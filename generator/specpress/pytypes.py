"""`ir.Type` + Names -> Annotation: how a type is written in Python, and what that imports.

Knows Python's and pydantic's spelling of types. Does not know where an annotation stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from specpress import ir
from specpress.literals import Code, python_value
from specpress.names import Names


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type as Python text, with the imports that it needs and the models it refers to."""

    text: Code
    imports: frozenset[Import] = frozenset()
    targets: frozenset[ir.TypeId] = frozenset()

    def wrapped(self, before: str, after: str, *imports: Import) -> Annotation:
        """Another annotation around this one."""
        text = Code(f"{before}{self.text}{after}")
        return Annotation(text, self.imports | frozenset(imports), self.targets)


@dataclass(frozen=True, slots=True)
class Style:
    """How annotations are written in one kind of place."""

    names: Names
    models: str = ""
    """What stands before the name of a model: `models.`, or nothing inside a model module."""
    runtime: str = ".._runtime"
    """Where the runtime is imported from; empty for plain types, as parameters have them."""


_SCALARS = {
    ir.ScalarKind.STRING: "str",
    ir.ScalarKind.INTEGER: "int",
    ir.ScalarKind.NUMBER: "float",
    ir.ScalarKind.BOOLEAN: "bool",
    ir.ScalarKind.NULL: "None",
}
# Kind -> runtime module, name there; plain module, name there
_RICH = {
    ir.ScalarKind.DATE_TIME: (("datetimes", "DateTime"), ("datetime", "datetime")),
    ir.ScalarKind.UUID: (("uuids", "Uuid"), ("uuid", "UUID")),
    ir.ScalarKind.BINARY: (("files", "File"), ("", "bytes")),
}
_LIMITS = {
    "minimum": "ge",
    "exclusive_minimum": "gt",
    "maximum": "le",
    "exclusive_maximum": "lt",
    "multiple_of": "multiple_of",
    "min_length": "min_length",
    "max_length": "max_length",
}
_SIZES = {"min_items": "min_length", "max_items": "max_length"}


def annotation(type_: ir.Type, style: Style) -> Annotation:
    """How `type_` is written."""
    match type_:
        case ir.Scalar(kind, constraints):
            limits = _LIMITS if kind not in _RICH else {}
            return _limited(_scalar(kind, style), constraints, limits, style)
        case ir.Literal(values):
            text = ", ".join(python_value(value) for value in values)
            return Annotation(
                Code(f"Literal[{text}]"), frozenset({Import("typing", "Literal")})
            )
        case ir.ListOf(item, constraints):
            inner = annotation(item, style).wrapped("list[", "]")
            return _limited(inner, constraints, _SIZES, style)
        case ir.MapOf(value):
            return annotation(value, style).wrapped("dict[str, ", "]")
        case ir.Nullable(inner):
            return optional(annotation(inner, style))
        case ir.Named(target):
            name = Code(style.models + style.names.classes[target])
            return Annotation(name, targets=frozenset({target}))
        case ir.Anything():
            return Annotation(Code("Any"), frozenset({Import("typing", "Any")}))
        case _:
            assert_never(type_)


def optional(inner: Annotation) -> Annotation:
    """`inner`, or None."""
    return inner if inner.text in ("Any", "None") else inner.wrapped("", " | None")


def _scalar(kind: ir.ScalarKind, style: Style) -> Annotation:
    if kind not in _RICH:
        return Annotation(Code(_SCALARS[kind]))
    if kind is ir.ScalarKind.BINARY and not style.runtime:
        return Annotation(Code("bytes"))
    (module, name), plain = _RICH[kind]
    if style.runtime:
        module = f"{style.runtime}.{module}"
    else:
        module, name = plain
    return Annotation(Code(name), frozenset({Import(module, name)}))


def _limited(
    inner: Annotation,
    constraints: ir.Constraints,
    spelled: dict[str, str],
    style: Style,
) -> Annotation:
    """`inner` with its limits, which a model checks and a parameter's type leaves out."""
    limits = [
        f"{spelled[name]}={limit!r}"
        for name in spelled
        if (limit := getattr(constraints, name)) is not None
    ]
    if not limits or not style.runtime:
        return inner
    return inner.wrapped(
        "Annotated[",
        f", Field({', '.join(limits)})]",
        Import("typing", "Annotated"),
        Import("pydantic", "Field"),
    )
