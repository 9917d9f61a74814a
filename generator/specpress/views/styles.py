"""Which function of the runtime writes a value in its style.

Knows the names of those functions, and which values need none. Does not know how a call of
one is laid out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from specpress import ir

Declarations = Mapping[ir.TypeId, ir.Declaration]

MODULES = {
    **dict.fromkeys(
        (
            "form_exploded",
            "form_properties",
            "comma_separated",
            "space_separated",
            "pipe_separated",
            "key_value_list",
            "deep_object",
            "json_text",
            "with_reserved",
            "whole_query",
            "path_value",
        ),
        ".._runtime.styles",
    ),
    "verbatim_cookie": ".._runtime.cookies",
    "path_segment": ".._runtime.requests",
}
"""Where each function lives."""

_DELIMITED = {
    ir.ValueStyle.SPACES: "space_separated",
    ir.ValueStyle.PIPES: "pipe_separated",
}
# Kinds that neither `str` nor RFC 3339 spells: a style has to.
_UNSPELLED = frozenset(
    {ir.ScalarKind.DURATION, ir.ScalarKind.BASE64, ir.ScalarKind.BINARY}
)


def path_function(parameter: ir.Parameter, declared: Declarations) -> str:
    """What makes a piece of a path of a parameter."""
    is_usual = (
        parameter.style is ir.ValueStyle.SIMPLE
        and not parameter.allow_reserved
        and is_text(parameter.type, declared)
    )
    return "path_segment" if is_usual else "path_value"


def functions(parameter: ir.Parameter, declared: Declarations) -> tuple[str, ...]:
    """What is called with a parameter outside the path, innermost first."""
    found = [_style(parameter, declared)]
    if parameter.allow_reserved and parameter.location is ir.Location.QUERY:
        found.append("with_reserved")
    if parameter.style is ir.ValueStyle.COOKIE:
        found.append("verbatim_cookie")
    if parameter.location is ir.Location.QUERYSTRING and (
        parameter.style is ir.ValueStyle.JSON or is_text(parameter.type, declared)
    ):
        found.append("whole_query")
    return tuple(filter(None, found))


def _style(parameter: ir.Parameter, declared: Declarations) -> str:
    """The function for a style; empty where the runtime needs none."""
    type_ = parameter.type
    match parameter.style:
        case ir.ValueStyle.JSON:
            return "json_text"
        case ir.ValueStyle.SIMPLE:
            if is_plain(type_, declared):
                return ""
            return "key_value_list" if parameter.explode else "comma_separated"
        case _ if is_text(type_, declared):
            return ""
        case _ if parameter.location is ir.Location.QUERYSTRING:
            return "form_properties"
        case (
            ir.ValueStyle.FORM | ir.ValueStyle.COOKIE
        ) if parameter.explode and is_plain(type_, declared):
            return ""
        case style:
            return of_form(style, explode=parameter.explode)


def of_form(style: ir.ValueStyle, *, explode: bool) -> str:
    """The function for one of the styles of pairs."""
    match style:
        case ir.ValueStyle.JSON:
            return "json_text"
        case ir.ValueStyle.DEEP:
            return "deep_object"
        case ir.ValueStyle.SPACES | ir.ValueStyle.PIPES if not explode:
            return _DELIMITED[style]
        case _:
            return "form_exploded" if explode else "comma_separated"


def is_plain(type_: ir.Type, declared: Declarations) -> bool:
    """Whether it is a text, or a list of texts."""
    match type_:
        case ir.Nullable(inner):
            return is_plain(inner, declared)
        case ir.ListOf(item):
            return is_text(item, declared)
        case _:
            return is_text(type_, declared)


def is_text(type_: ir.Type, declared: Declarations) -> bool:
    """Whether each value is one text that needs no thought."""
    match type_:
        case ir.Scalar(kind):
            return kind not in _UNSPELLED
        case ir.Literal() | ir.Nothing():
            return True
        case ir.Nullable(inner):
            return is_text(inner, declared)
        case ir.Union(variants):
            return all(is_text(each.type, declared) for each in variants)
        case ir.Named(target):
            return isinstance(declared[target], ir.Enum)
        case ir.ListOf() | ir.TupleOf() | ir.MapOf() | ir.Anything():
            return False
        case _:
            assert_never(type_)
