"""The arguments of an operation: what they are called, of which type, and in which order.

Knows what a caller may pass, which is more than what a document says: text for what is
spelled as text, any sequence for a list, a mapping for an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from specpress import ir
from specpress.literals import Code, python_value
from specpress.names import Names
from specpress.pytypes import Annotation, Import, Style, annotation, optional
from specpress.views.parameters import ParameterView, parameter

_MAPPING = Import("collections.abc", "Mapping")
_ANY = Import("typing", "Any")
_SEQUENCE = Import("collections.abc", "Sequence")
_FILE = Import(".._runtime.files", "FileContent")
_NONE = Code("None")
_FORMS = frozenset({ir.BodyKind.FORM, ir.BodyKind.MULTIPART})


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an operation."""

    name: Code
    type: Annotation
    default: Code | None
    """None where it has to be given."""
    is_positional: bool
    """Whether it can be given without its name."""

    def declared(self) -> ParameterView:
        """As lines of the signatures."""
        return parameter(self.name, self.type.text, self.default or "")

    def passed(self) -> Code:
        """As a method hands it on."""
        return self.name if self.is_positional else Code(f"{self.name}={self.name}")


def arguments(
    operation: ir.Operation, api: ir.Api, names: Names
) -> tuple[Argument, ...]:
    """The arguments of an operation, positional ones first."""
    found = [_argument(each, operation, api, names) for each in operation.parameters]
    has_choice = len(operation.bodies) > 1
    for body in operation.bodies:
        type_ = _body_type(body, api, names)
        is_needed = body.required and not has_choice
        found.append(
            Argument(
                body_name(body, operation, names),
                type_ if is_needed else optional(type_),
                None if is_needed else _NONE,
                is_positional=body.required and body == operation.body,
            )
        )
    return tuple(sorted(found, key=lambda each: not each.is_positional))


def _argument(
    described: ir.Parameter, operation: ir.Operation, api: ir.Api, names: Names
) -> Argument:
    name = parameter_name(described, operation, names)
    type_ = accepted(described.type, api, names)
    if not described.required:
        return Argument(name, optional(type_), _NONE, is_positional=False)
    only = constant(described, api.declarations)
    if only is None:
        return Argument(name, type_, None, is_positional=True)
    return Argument(name, type_, python_value(only), is_positional=False)


def constant(
    described: ir.Parameter, declared: Mapping[ir.TypeId, ir.Declaration]
) -> ir.JsonScalar:
    """The value of a parameter that has to be sent and can have no other; None: no such."""
    if not described.required:
        return None
    match described.type:
        case ir.Literal((value,)):
            return value
        case ir.Named(target):
            found = declared[target]
            if isinstance(found, ir.Enum) and len(found.values) == 1:
                return found.values[0].value
            return None
        case _:
            return None


def parameter_name(
    described: ir.Parameter, operation: ir.Operation, names: Names
) -> Code:
    """What the argument for a parameter is called."""
    return names.parameters[operation.id, described.location, described.wire_name]


def body_name(body: ir.Body, operation: ir.Operation, names: Names) -> Code:
    """What the argument for a body is called."""
    if body == operation.body:
        return Code("body")
    return names.bodies[operation.id, body.media_type]


def _body_type(body: ir.Body, api: ir.Api, names: Names) -> Annotation:
    if body.kind in _FORMS:
        return accepted(body.type, api, names)
    if body.kind is ir.BodyKind.BINARY:
        return Annotation(Code("FileContent"), frozenset({_FILE}))
    return annotation(body.type, _plain(names))


def _plain(names: Names) -> Style:
    return Style(names, models="models.", runtime="")


def accepted(type_: ir.Type, api: ir.Api, names: Names) -> Annotation:
    """What a caller may pass for a value of `type_`."""
    match type_:
        case ir.Nullable(inner):
            return accepted(inner, api, names)
        case ir.ListOf(item):
            return accepted(item, api, names).wrapped("Sequence[", "]", _SEQUENCE)
        case ir.MapOf(value):
            of_value = accepted(value, api, names)
            return of_value.wrapped("Mapping[str, ", "]", _MAPPING)
        case ir.Union(variants):
            return _union([accepted(each.type, api, names) for each in variants])
        case ir.Named(target):
            found = annotation(type_, _plain(names))
            return _more(found, api.declarations[target])
        case ir.Scalar(ir.ScalarKind.UUID):
            return annotation(type_, _plain(names)).wrapped("", " | str")
        case ir.Scalar() | ir.Literal() | ir.TupleOf() | ir.Anything() | ir.Nothing():
            return annotation(type_, _plain(names))
        case _:
            assert_never(type_)


def _more(found: Annotation, declared: ir.Declaration) -> Annotation:
    """The type of a declaration, and what says the same without it."""
    match declared:
        case ir.Enum(values=values):
            is_text = any(not isinstance(each.value, int) for each in values)
            return found.wrapped("", " | str" if is_text else " | int")
        case ir.Object():
            return found.wrapped("", " | Mapping[str, Any]", _MAPPING, _ANY)
        case ir.Alias():
            return found


def _union(found: Iterable[Annotation]) -> Annotation:
    """One of several types, each named once."""
    parts = list(found)
    texts = dict.fromkeys(text for each in parts for text in each.text.split(" | "))
    if "Any" in texts:
        texts = {"Any": None}
    return Annotation(
        Code(" | ".join(texts)),
        frozenset[Import]().union(*(each.imports for each in parts)),
        frozenset[ir.TypeId]().union(*(each.targets for each in parts)),
    )
