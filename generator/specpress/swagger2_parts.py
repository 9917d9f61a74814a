"""Parts of Swagger 2.0 that stand for themselves: schemas, and what describes a parameter.

Knows how a single one of them is told in OpenAPI 3.1, and where it has gone.
"""

from __future__ import annotations

from specpress.diagnostics import Report, warning
from specpress.draft4 import modern_schema
from specpress.grammar import join, rewrite, tokens
from specpress.nodes import Map, Value

# What describes the value of a parameter, header or item (Swagger 2.0, "Items Object").
_OF_VALUES = (
    *("type", "format", "items", "default", "enum", "multipleOf", "pattern"),
    *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    *("maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "x-nullable"),
)
# collectionFormat -> style and explode in a query; in paths and headers there is but "csv".
_STYLES = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
}


def native(node: Map, report: Report) -> Map:
    """`node` without the fields that only OpenAPI 3 has, which would be taken for ours."""
    foreign = [key for key in node if key in _ONLY_IN_3]
    for key in foreign:
        message = f"{key!r} has no meaning in Swagger 2.0; it is left out"
        report.add(warning("wrong-version", node.where(key), message))
    if not foreign:
        return node
    return node.replaced({key: node[key] for key in node if key not in foreign})


_ONLY_IN_3 = frozenset(
    {
        *("components", "webhooks", "servers", "requestBody", "callbacks", "content"),
        *("links", "style", "explode", "allowReserved"),
    }
)


class Moves:
    """Where the parts of the old document have gone, by pointer."""

    def __init__(self, moved: dict[str, str]) -> None:
        self._moved = moved

    def add(self, old: str, new: str) -> None:
        """What stood at `old` stands at `new`, with all that is inside of it."""
        self._moved[old] = new

    def redirected(self, node: Map, _: str) -> Map:
        """`node`, with its `$ref` leading to where the target has gone."""
        target = node.get("$ref")
        if not isinstance(target, str):
            return node
        new = self._new(target)
        return node if new == target else node.replaced({**node, "$ref": new})

    def _new(self, target: str) -> str:
        prefix, rest = join("#", *tokens(target)), ""
        while prefix != "#":
            if prefix in self._moved:
                return self._moved[prefix] + rest
            prefix, _, token = prefix.rpartition("/")
            rest = f"/{token}{rest}"
        return target


def schema(node: Value) -> Value:
    """A schema, with all that is inside of it."""
    return rewrite(node, "Schema", _schema)


def _schema(node: Map, kind: str) -> Map:
    if kind != "Schema" or isinstance(node.get("$ref"), str):
        return node
    new: dict[str, Value] = dict(node)
    if isinstance(new.get("x-nullable"), bool):
        new["nullable"] = new.pop("x-nullable")
    if new.get("type") == "file":
        new |= {"type": "string", "format": "binary"}
    name = new.get("discriminator")
    if isinstance(name, str):
        new["discriminator"] = Map.at(node, {"propertyName": name}, "discriminator")
    return modern_schema(node if new == node else node.replaced(new))


def value_schema(node: Map) -> Map:
    """The schema of what a parameter or header holds."""
    said = {key: node[key] for key in _OF_VALUES if key in node}
    inner = node.get("schema")
    if "type" not in said and isinstance(inner, Map):  # as in OpenAPI 3
        new = schema(inner)
    else:
        new = schema(node.replaced(said))
    assert isinstance(new, Map)
    return new


def style(node: Map, place: str, report: Report) -> dict[str, Value]:
    """`style` and `explode` for the `collectionFormat` of an array."""
    if node.get("type") != "array":
        return {}
    declared = str(node.get("collectionFormat", "csv"))
    known = {"csv": ("simple", False)} if place in ("path", "header") else _STYLES
    if declared not in known:
        message = f"OpenAPI 3 has no name for {declared[:20]!r} here; values are joined by commas"
        where = node.where("collectionFormat")
        report.add(warning("unsupported-collection-format", where, message))
        declared = "csv"
    name, explode = known[declared]
    return {"style": name, "explode": explode}


def parameter(node: Map, report: Report) -> Map:
    """A parameter that is no part of a body."""
    place = str(node.get("in"))
    node = native(node, report)
    kept = {
        key: node[key]
        for key in node
        if key not in (*_OF_VALUES, "schema", "collectionFormat", "x-example")
    }
    example = node.get("x-example")
    if example is not None and "example" not in kept:
        kept["example"] = example
    new = {**kept, **style(node, place, report), "schema": value_schema(node)}
    return node.replaced(new, {"schema": "type", "example": "x-example"})


def header(node: Map, report: Report) -> Map:
    """A header of a response."""
    node = native(node, report)
    kept = {
        key: node[key]
        for key in node
        if key not in (*_OF_VALUES, "schema", "collectionFormat")
    }
    new = {**kept, **style(node, "header", report), "schema": value_schema(node)}
    return node.replaced(new, {"schema": "type"})
