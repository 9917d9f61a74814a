"""What the things that change are called, for people.

Knows JSON Schema's words. Does not know what a change means.
"""

from __future__ import annotations

from specpress import ir
from specpress.literals import Text

_WORDS: dict[type[ir.Type | ir.Declaration], str] = {
    ir.Alias: "a type",
    ir.Anything: "any value",
    ir.Enum: "a list of known values",
    ir.ListOf: "array",
    ir.Literal: "constants",
    ir.MapOf: "map",
    ir.Named: "a schema",
    ir.Nothing: "no value",
    ir.Nullable: "a value or null",
    ir.Object: "object",
    ir.TupleOf: "tuple",
    ir.Union: "one of several types",
}


def word(of: ir.Type | ir.Declaration) -> str:
    """What kind of value it is."""
    if isinstance(of, ir.Scalar):
        return of.kind.value
    return _WORDS[type(of)]


def keyword(limit: str) -> str:
    """The keyword of JSON Schema that sets a limit of `ir.Constraints`."""
    first, *others = limit.split("_")
    return first + "".join(map(str.capitalize, others))


def limit(value: object) -> str:
    """A limit as the document writes it; empty where there is none."""
    if value is None or value is False:
        return ""
    return spelled(value) if isinstance(value, Text) else f"{value}".lower()


def spelled(value: ir.JsonScalar | object) -> str:
    """A constant, short enough for a line."""
    if isinstance(value, Text):
        return value.reveal()
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)
