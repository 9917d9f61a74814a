"""Object bodies as keyword arguments: the overloads of a method, where it has some.

Knows which bodies can be given so. Does not know what a body may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specpress import ir
from specpress.literals import Code
from specpress.names import Names
from specpress.pytypes import Import
from specpress.views.accepted import DICTS, sent_fields, twins
from specpress.views.arguments import Argument
from specpress.views.parameters import ParameterView, parameter

_TAKEN = frozenset({"body", "options", "self"})
_IMPORTS = frozenset(
    {DICTS, *(Import("typing", each) for each in ("Any", "Unpack", "overload"))}
)
_OPTIONS = Code("options: RequestOptions | None = None,")


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines between the brackets of a method's signatures."""

    plain: tuple[Code, ...]
    """Of what is carried out."""
    overloads: tuple[tuple[Code, ...], ...]
    """What type checkers read instead: with the body, and with its fields."""
    call: tuple[Code, ...]
    """What the method hands to the request function."""
    positional: tuple[ParameterView, ...]
    """Of the request function."""
    by_name: tuple[ParameterView, ...]
    imports: frozenset[Import] = frozenset()


def body_fields(
    operation: ir.Operation, api: ir.Api, names: Names, listed: frozenset[ir.TypeId]
) -> Code | None:
    """The `TypedDict` of the fields that an operation takes as keyword arguments."""
    body = operation.body
    if not api.keyword_bodies or body is None or operation.other_bodies:
        return None
    if not isinstance(body.type, ir.Named) or body.type.target not in listed:
        return None
    declared = api.declarations[body.type.target]
    if operation.docs.deprecated or not isinstance(declared, ir.Object):
        return None
    called = {
        names.parameters[operation.id, each.location, each.wire_name]
        for each in operation.parameters
    }
    fields = {
        names.fields[declared.id, each.wire_name] for each in sent_fields(declared, api)
    }
    if not fields or fields & (called | _TAKEN) or "fields" in called:
        return None
    return Code(f"dicts.{names.classes[declared.id]}")


def uses_fields(api: ir.Api, names: Names) -> bool:
    """Whether a method takes the fields of its body."""
    if not api.keyword_bodies:
        return False
    listed = twins(api)
    return any(body_fields(each, api, names, listed) for each in api.operations)


def signatures(given: Sequence[Argument], fields: Code | None) -> Signatures:
    """The signatures of a method with the arguments `given`, and its body as `fields`."""
    asked = (
        tuple(each.declared() for each in given if each.is_positional),
        tuple(each.declared() for each in given if not each.is_positional),
    )
    if fields is None:
        call = tuple(each.passed() for each in given)
        return Signatures(_lines(given), (), call, *asked)
    body = next(each for each in given if each.name == "body")
    without = [each for each in given if each != body]
    function = "body_of" if body.default is None else "optional_body_of"
    value = Code(f"{function}(body, fields)")
    return Signatures(
        plain=(*_lines(given, body), Code("**fields: Any,")),
        overloads=(
            _lines(given),
            (*_lines(without), Code(f"**fields: Unpack[{fields}],")),
        ),
        call=tuple(
            _handed(each, value) if each == body else each.passed() for each in given
        ),
        positional=asked[0],
        by_name=asked[1],
        imports=_IMPORTS | {Import(".._runtime.keyword_bodies", function)},
    )


def _handed(body: Argument, value: Code) -> Code:
    return value if body.is_positional else Code(f"body={value}")


def _lines(given: Sequence[Argument], body: Argument | None = None) -> tuple[Code, ...]:
    """The parameters; `body` is one that may be left out, for its fields."""
    shown = [
        (
            parameter(each.name, Code(f"{each.type.text} | None"), "None")
            if each == body and each.default is None
            else each.declared()
        ).in_method
        for each in given
    ]
    number = sum(each.is_positional for each in given)
    return (Code("self,"), *shown[:number], Code("*,"), *shown[number:], _OPTIONS)
