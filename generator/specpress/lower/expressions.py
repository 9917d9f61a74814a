"""Runtime expressions, and texts with some in them, into `ir.LinkValue`.

Knows their grammar (OpenAPI, "Runtime Expressions"). Does not know what they are given to.
"""

from __future__ import annotations

import re

from specpress import ir
from specpress.grammar import TOKEN
from specpress.literals import Text

# ABNF: `name` is any text, `token` that of HTTP; a pointer is one of RFC 6901.
_EXPRESSION = re.compile(
    r"(?P<plain>\$url|\$method|\$statusCode)"
    rf"|(?P<header>\$re(?:quest|sponse)\.header)\.(?P<token>{TOKEN.pattern})"
    r"|(?P<parameter>\$request\.(?:query|path))\.(?P<name>.+)"
    r"|(?P<body>\$re(?:quest|sponse)\.body)(?:#(?P<pointer>(?:/(?:[^~/]|~[01])*)*))?",
    re.DOTALL,
)
_ROOT = re.compile(r"\$(url|method|statusCode|request|response)\b")
_EMBEDDED = re.compile(r"\{(\$[^{}]*)\}")


def link_value(value: object) -> ir.LinkValue | None:
    """What a link gives: a constant where it is no expression; None where that is wrong."""
    if not isinstance(value, str):
        return ir.Constant(value)
    if _ROOT.match(value):
        return _expression(value)
    pieces = _EMBEDDED.split(value)
    if len(pieces) == 1:
        return ir.Constant(value)
    parts: list[Text | ir.Expression] = []
    for index, piece in enumerate(pieces):
        found = _expression(piece) if index % 2 else Text(piece)
        if found is None:
            return None
        if found:
            parts.append(found)
    return ir.Embedded(tuple(parts))


def _expression(text: str) -> ir.Expression | None:
    found = _EXPRESSION.fullmatch(text)
    if found is None:
        return None
    said = found.groupdict(default="")
    origin = said["plain"] or said["header"] or said["parameter"] or said["body"]
    name = said["token"] or said["name"] or said["pointer"]
    return ir.Expression(ir.Origin(origin), Text(name))
