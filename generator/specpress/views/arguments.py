"""The arguments of an operation: what they are called, of which type, and in which order.

Knows where each stands. Does not know what may be passed for a type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code, python_value
from specpress.names import Names
from specpress.pytypes import Annotation, Import, optional
from specpress.views.absence import tells_absent_from_null
from specpress.views.accepted import Accepted
from specpress.views.parameters import ParameterView, parameter

_FILE = Import(".._runtime.files", "FileContent")
_ABSENT = Import(".._runtime.absent", "ABSENT")
_ABSENT_TYPE = Import(".._runtime.absent", "Absent")
_NONE = Code("None")


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
    operation: ir.Operation, api: ir.Api, names: Names, twins: frozenset[ir.TypeId]
) -> tuple[Argument, ...]:
    """The arguments of an operation, positional ones first."""
    found = [_argument(each, operation, api, names) for each in operation.parameters]
    has_choice = len(operation.bodies) > 1
    for body in operation.bodies:
        type_ = _body_type(body, api, names, twins)
        is_needed = body.required and not has_choice
        default = None if is_needed else _NONE
        type_ = type_ if is_needed else optional(type_)
        if tells_absent_from_null(body, operation, api.declarations):
            type_, default = _or_absent(type_), Code("ABSENT")
        found.append(
            Argument(
                body_name(body, operation, names),
                type_,
                default,
                is_positional=body.required and body == operation.body,
            )
        )
    return tuple(sorted(found, key=lambda each: not each.is_positional))


def _argument(
    described: ir.Parameter, operation: ir.Operation, api: ir.Api, names: Names
) -> Argument:
    name = parameter_name(described, operation, names)
    type_ = Accepted(api, names).of(described.type)
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


def _body_type(
    body: ir.Body, api: ir.Api, names: Names, twins: frozenset[ir.TypeId]
) -> Annotation:
    if body.kind is ir.BodyKind.BINARY:
        return Annotation(Code("FileContent"), frozenset({_FILE}))
    found = Accepted(api, names, twins, "dicts.").of(body.type)
    is_null = body.kind is ir.BodyKind.JSON and isinstance(body.type, ir.Nullable)
    return optional(found) if is_null else found


def _or_absent(type_: Annotation) -> Annotation:
    """`type_`, null included, or no body at all."""
    if type_.text == "Any":
        return type_.wrapped("", "", _ABSENT)
    return type_.wrapped("", " | Absent", _ABSENT, _ABSENT_TYPE)
