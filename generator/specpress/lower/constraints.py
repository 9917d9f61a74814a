"""Limits of values (JSON Schema Validation, section 6) into `ir.Constraints`.

Knows which limits mean something for which type. One that sets no limit that could be
checked is reported.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from specpress import ir
from specpress.diagnostics import Report, note
from specpress.literals import Text
from specpress.lower.patterns import translated
from specpress.nodes import Map, Value

_NUMBERS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
}
_COUNTS = {
    "string": {"minLength": "min_length", "maxLength": "max_length"},
    "array": {"minItems": "min_items", "maxItems": "max_items"},
    "object": {"minProperties": "min_properties", "maxProperties": "max_properties"},
}
_LIMITS = {"number": _NUMBERS, "integer": _NUMBERS, **_COUNTS}
# What a fractional limit is to whole numbers: x > 0.5 is x > 0.
_ROUNDED = {
    "minimum": math.ceil,
    "exclusiveMinimum": math.floor,
    "maximum": math.floor,
    "exclusiveMaximum": math.ceil,
}
_BEYOND = 2**63
"""A count as large as this is not met by anything that a program counts."""
_WIDEST = 2**64
"""No integer that a program keeps is as large."""
_LARGEST_DOUBLE = 2**1024
"""No double is as large."""


def constraints(
    node: Map,
    type_: str,
    report: Report,
    scalar: ir.ScalarKind = ir.ScalarKind.STRING,
) -> ir.Constraints:
    """The limits that `node` sets to values of one type; JSON Schema ignores others.

    Those of a text are not asked of a value that is read from it: of a date, say.
    """
    if type_ == "string" and scalar is not ir.ScalarKind.STRING:
        for key in sorted({"minLength", "maxLength", "pattern"} & node.keys()):
            message = f"{key!r} is not checked, since the format is"
            report.add(note("unchecked-keyword", node.where(key), message))
        return ir.Constraints()
    found: dict[str, Any] = {}
    for key, name in _LIMITS.get(type_, {}).items():
        if key in node:
            bound = limit(key, node[key], is_whole=type_ == "integer")
            if bound is None:
                message = f"{key!r} sets no limit that can be checked"
                report.add(note("unchecked-keyword", node.where(key), message))
            else:
                found[name] = bound
    if type_ == "string" and "pattern" in node:
        found["pattern"] = _pattern(node, report)
    if type_ == "array":
        found["unique_items"] = node.get("uniqueItems") is True
    return ir.Constraints(**found)


def _pattern(node: Map, report: Report) -> Text | None:
    pattern = node["pattern"]
    found = translated(pattern) if isinstance(pattern, str) else None
    if found is None:
        message = (
            "this pattern is not checked: linear-time matching has nothing like it"
        )
        hint = "lookaround, backreferences, very large counts, or not ECMA-262"
        report.add(note("unchecked-keyword", node.where("pattern"), message, hint))
        return None
    return Text(found)


def limit(key: str, value: Value, *, is_whole: bool = False) -> float | None:
    """The limit that a keyword sets; None where it is none that can be checked."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not abs(value) < (_WIDEST if is_whole else _LARGEST_DOUBLE):
        return None
    if key in _ROUNDED:
        return _ROUNDED[key](value) if is_whole else value
    if key == "multipleOf" and not is_whole:
        return value if value > 0 else None
    # counts, and what integers can be multiples of
    least, beyond = (1, _WIDEST) if key == "multipleOf" else (0, _BEYOND)
    return int(value) if least <= value < beyond and value == int(value) else None


def limits(
    nodes: Iterable[Map],
    type_: str,
    report: Report,
    scalar: ir.ScalarKind = ir.ScalarKind.STRING,
) -> ir.Constraints:
    """The limits that all of `nodes` set together to values of one type."""
    found: list[ir.Constraints] = []
    for node in nodes:
        each = constraints(node, type_, report, scalar)
        patterns = {other.pattern for other in found} - {None, each.pattern}
        if each.pattern is not None and patterns:
            message = "this pattern is not checked: another one beside it is"
            report.add(note("unchecked-keyword", node.where("pattern"), message))
        found.append(each)
    return _merged(found)


def _merged(found: Iterable[ir.Constraints]) -> ir.Constraints:
    limits: dict[str, Any] = {}
    for each in found:
        for name, choose in _STRICTER.items():
            value = getattr(each, name)
            if value is not None:
                known = limits.get(name)
                limits[name] = value if known is None else choose(known, value)
    return ir.Constraints(**limits)


def _common_multiple(first: float, second: float) -> float:
    """The least number that is a multiple of both, as they are written in decimal."""
    a, b = (Fraction(repr(each)) for each in (first, second))
    top = math.lcm(a.numerator * b.denominator, b.numerator * a.denominator)
    common = Fraction(top, a.denominator * b.denominator)
    return common.numerator if common.denominator == 1 else float(common)


_STRICTER: dict[str, Callable[[Any, Any], Any]] = {
    "minimum": max,
    "maximum": min,
    "exclusive_minimum": max,
    "exclusive_maximum": min,
    "multiple_of": _common_multiple,
    "min_length": max,
    "max_length": min,
    "pattern": lambda first, _: first,
    "min_items": max,
    "max_items": min,
    "unique_items": max,
    "min_properties": max,
    "max_properties": min,
}
