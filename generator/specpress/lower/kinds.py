"""Which of JSON's types a schema's values have: declared, or implied by its keywords.

Knows JSON Schema's type names and which keyword is about which type. `integer` is a part of
`number`; a set of types never holds both.
"""

from __future__ import annotations

from specpress import ir
from specpress.diagnostics import warning
from specpress.lower.reading import Context, strings
from specpress.lower.shapes import Shape
from specpress.nodes import Map, Seq

Kinds = frozenset[str]

ALL: Kinds = frozenset({"null", "boolean", "number", "string", "array", "object"})
_KNOWN = ALL | {"integer"}
_IMPLIED = {
    **dict.fromkeys(
        (
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
        ),
        "object",
    ),
    **dict.fromkeys(
        (
            "items",
            "prefixItems",
            "contains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "unevaluatedItems",
        ),
        "array",
    ),
    **dict.fromkeys(("minLength", "maxLength", "pattern", "contentEncoding"), "string"),
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        "number",
    ),
}
FORMATS = {
    "date-time": ir.ScalarKind.DATE_TIME,
    "date": ir.ScalarKind.DATE,
    "time": ir.ScalarKind.TIME,
    "duration": ir.ScalarKind.DURATION,
    "uuid": ir.ScalarKind.UUID,
    "byte": ir.ScalarKind.BASE64,
    "base64": ir.ScalarKind.BASE64,
    "binary": ir.ScalarKind.BINARY,
    "decimal": ir.ScalarKind.DECIMAL,
}
"""Formats of strings that have a type of their own (OpenAPI Format Registry)."""
_NUMERIC = {
    "int32": "integer",
    "int64": "integer",
    "float": "number",
    "double": "number",
}


def kinds(shape: Shape, context: Context) -> Kinds:
    """The types that satisfy all of a shape's atoms; empty where they contradict.

    A schema that names no type speaks of those that its keywords are about: to the letter
    of JSON Schema it would allow all others as well, which is what `exact` asks for.
    """
    found = ALL
    for node in shape.nodes:
        found = meet(found, _declared(node, context) or ALL)
    if context.exact:
        return found
    for node in shape.nodes:
        if "type" not in node:
            # a stray keyword beside another type means nothing
            found = meet(found, _implied(node) or ALL) or found
    return found


def meet(first: Kinds, second: Kinds) -> Kinds:
    """The types that are in both."""
    both = first & second
    if "integer" in first ^ second and "number" in first ^ second:
        both |= {"integer"}
    return both


def _declared(node: Map, context: Context) -> Kinds:
    declared = node.get("type")
    names = {declared} if isinstance(declared, str) else set(strings(node, "type"))
    if isinstance(declared, Seq) and not names:
        context.unsupported("type", node, "type", "an empty list of types")
    for name in sorted(names - _KNOWN):
        message = f"{name!r} is not a type"
        context.unsupported("type", node, "type", message)
    names &= _KNOWN
    return frozenset(names - {"integer"} if "number" in names else names)


def _implied(node: Map) -> Kinds:
    found = {
        _IMPLIED[key]
        for key, value in node.items()
        if key in _IMPLIED and not (key == "items" and isinstance(value, Seq))
    }
    format_ = node.get("format")
    if isinstance(format_, str) and not found:
        if format_ in FORMATS:
            found.add("string")
        elif format_ in _NUMERIC:
            found.add(_NUMERIC[format_])
    return frozenset(found)


def report_contradiction(shape: Shape, owner: Map, context: Context) -> None:
    """Say that no type satisfies all parts of `owner`."""
    message = "its parts ask for different types; it is typed as any value"
    hint = "; ".join(
        f"{node.where('type')}: {node['type']!r}"
        for node in shape.nodes
        if "type" in node
    )
    context.report.add(warning("contradiction", owner.where(), message, hint))
