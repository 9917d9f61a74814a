"""A document taken apart, so that each thing in it is validated once.

A schema is valid if what it says itself is, and its subschemas are: so each of the kinds
below is put aside, with a stand-in in its place. GitHub's document has 44,000 schemas, and
800 when those that differ in names and words only count as one; validating the parts takes
a fifth of the time, and says exactly where a fault is.

Knows what the validity of an object does not depend on. Does not know the validator.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from specpress.grammar import rewrite
from specpress.nodes import Map, Seq, Value

# Kind -> where in `components` it may stand
_SECTIONS = {
    "Schema": "schemas",
    "Response": "responses",
    "RequestBody": "requestBodies",
}
_WORDS = frozenset({"description", "title", "format", "summary"})
_SUBSCHEMAS = frozenset({"properties", "allOf", "anyOf", "oneOf"})


@dataclass(frozen=True, slots=True)
class Part:
    """Objects of one kind that are valid if one of them is."""

    section: str
    """Where in `components` it may stand."""
    nodes: list[Map]
    """Where they stand in the document; what was put aside of them are stand-ins."""


def taken_apart(root: Map) -> tuple[Map, list[Part]]:
    """What is left of an OpenAPI 3 document when its parts are put aside, and those."""
    parts: dict[tuple[str, str], Part] = {}
    stand_ins = _stand_ins(root)

    def change(node: Map, kind: str) -> Map:
        if kind not in stand_ins:
            return node
        section = _SECTIONS[kind]
        shape = json.dumps(_shape(node, stand_ins["Schema"]), sort_keys=True)
        parts.setdefault((section, shape), Part(section, [])).nodes.append(node)
        return stand_ins[kind]

    rest = rewrite(root, "OpenAPI", change)
    assert isinstance(rest, Map)
    return rest, list(parts.values())


def _stand_ins(root: Map) -> dict[str, Map]:
    """Of each kind, the least that is valid."""
    empty = Map.at(root, {})
    return {
        "Schema": empty,
        "Response": Map.at(root, {"description": ""}),
        "RequestBody": Map.at(root, {"content": empty}),
    }


def _shape(node: Map, stand_in: Map) -> dict[str, object]:
    """What the validity of `node` depends on, in one spelling."""
    return {
        key: _of_keyword(key, value, stand_in)
        for key, value in node.items()
        if not key.startswith("x-")
    }


def _of_keyword(key: str, value: Value, stand_in: Map) -> object:
    if key in _WORDS and isinstance(value, str):
        return ""
    if key in _SUBSCHEMAS and isinstance(value, Map | Seq) and value:
        inner = value.values() if isinstance(value, Map) else value
        if all(each is stand_in for each in inner):
            return [type(value).__name__]
    if key == "required" and isinstance(value, Seq):
        names = {each for each in value if isinstance(each, str)}
        return ["name"] if names and len(names) == len(value) else value
    return value
