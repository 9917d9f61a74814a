"""Where a client says `Any`, and whether the document says more there.

Knows which schemas allow any value by their own words. That something is said about the
others is looked up among the diagnostics, by place.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.emitted import Lowered, Spelled, Trees, spelled
from corpus.json_values import is_list, is_object
from corpus.places import Places
from corpus.reading import Files, Spot
from specpress import ir
from specpress.nodes import Map, Seq, Value

# Keywords that restrict values (JSON Schema 2020-12 and its forerunners); no other does.
_RESTRICTING = frozenset(
    {"$dynamicRef", "$ref", "additionalItems", "additionalProperties", "allOf", "anyOf"}
    | {"const", "contains", "contentEncoding", "dependentRequired", "dependentSchemas"}
    | {"enum", "exclusiveMaximum", "exclusiveMinimum", "if", "items", "maxContains"}
    | {"maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems"}
    | {"minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern"}
    | {"patternProperties", "prefixItems", "properties", "propertyNames", "type"}
    | {"unevaluatedItems", "unevaluatedProperties", "uniqueItems"}
)
_OPEN_IF_ANY = ("anyOf", "oneOf")
_ALL_TYPES = frozenset({"array", "boolean", "number", "object", "string"})


@dataclass(slots=True)
class Vagueness:
    """The schemas of a document that are `Any` in its client."""

    schemas: int = 0
    """That have a type."""
    fair: int = 0
    """The document allows any value there."""
    told: int = 0
    """A diagnostic says so."""
    untold: list[str] = field(default_factory=list[str])
    """The document says more, and nobody was told."""


class Meaning:
    """What the schemas of a document allow, as far as that is everything."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def is_open(self, spot: Spot, seen: frozenset[int] = frozenset()) -> bool:
        """Whether any value is allowed."""
        schema = spot.value
        if not is_object(schema):
            return schema is not False
        if id(schema) in seen:
            return True  # it says nothing besides referring to itself
        seen |= {id(schema)}
        keys: set[str] = schema.keys() & _RESTRICTING
        if is_list(schema.get("required")):
            keys |= {"required"}
        if isinstance(schema.get("$ref"), str):
            if not self._is_open_target(spot, seen):
                return False
            keys = set() if self._files.is_old else keys - {"$ref"}
        return all(self._leaves_open(key, spot.part(key), seen) for key in keys)

    def _is_open_target(self, spot: Spot, seen: frozenset[int]) -> bool:
        try:
            return self.is_open(self._files.find(spot.value["$ref"], spot.file), seen)
        except LookupError:
            return False

    def _leaves_open(self, key: str, held: Spot, seen: frozenset[int]) -> bool:
        if key == "type" and is_list(held.value):
            return set(held.value) >= _ALL_TYPES
        if key in _OPEN_IF_ANY and is_list(held.value):
            return any(self.is_open(each, seen) for each in held.parts())
        if key == "allOf" and is_list(held.value):
            return all(self.is_open(each, seen) for each in held.parts())
        return False

    def has_open_part(self, spot: Spot, seen: frozenset[int] = frozenset()) -> bool:
        """Whether the items, extra properties or variants of a value may be anything."""
        if self.is_open(spot):
            return True
        if id(spot.value) in seen or not is_object(spot.value):
            return False
        seen |= {id(spot.value)}
        if not self._is_closed(spot.value):
            return True
        return any(self.has_open_part(each, seen) for each in self._inside(spot))

    def _is_closed(self, schema: Mapping[str, Any]) -> bool:
        """Whether an object or list has no part that is not described at all."""
        types = schema.get("type")
        types = {types} if isinstance(types, str) else set(types or ())
        has_fields = bool(schema.get("properties"))
        # False as well: what the document does not know is kept all the same
        extra = schema.get("additionalProperties", True)
        means_object = "object" in types or (
            not types and "additionalProperties" in schema
        )
        if means_object and not has_fields and isinstance(extra, bool):
            return False
        return not ("array" in types and not {"items", "prefixItems"} & schema.keys())

    def _inside(self, spot: Spot) -> Iterator[Spot]:
        for key in ("items", "additionalProperties", "patternProperties"):
            if key in spot.value:
                yield spot.part(key)
        for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
            if is_list(spot.value.get(key)):
                yield from spot.part(key).parts()
        if isinstance(spot.value.get("$ref"), str):
            try:
                yield self._files.find(spot.value["$ref"], spot.file)
            except LookupError:
                return


def vagueness(spec: Path, facts: Lowered) -> Vagueness:
    """The `Any` of a document's schemas and fields."""
    files = Files(spec)
    meaning = Meaning(files)
    trees = Trees()
    said = Said(files, trees, facts)
    found = Vagueness()
    for where, spot in _typed(files, trees, facts):
        found.schemas += 1
        if not where:
            continue
        if meaning.has_open_part(spot):
            found.fair += 1
        elif said.something(spot):
            found.told += 1
        else:
            found.untold.append(f"{spot.file.name}#/{'/'.join(map(str, spot.path))}")
    return found


def _typed(files: Files, trees: Trees, facts: Lowered) -> Iterator[tuple[bool, Spot]]:
    """Each schema and field that has a type, and whether that is any value or of such."""
    fields = {
        spelled(each.where): each.type
        for declared in facts.api.declarations.values()
        if isinstance(declared, ir.Object)
        for each in declared.fields
    }
    for kind, spot in Places(files).walk():
        node = trees.node(spot.file, spot.path) if kind == "schema" else None
        if not isinstance(node, Map):
            continue
        type_ = facts.types.get(spelled(node.where()))
        if type_ is not None:
            yield anythings(type_) > 0, spot
        properties = node.get("properties")
        if not isinstance(properties, Map):
            continue
        for name in properties:
            type_ = fields.get(spelled(properties.where(name)))
            if type_ is not None and anythings(type_):
                yield True, spot.part("properties").part(name)


def anythings(type_: ir.Type) -> int:
    """How often `Any` is written in a type."""
    match type_:
        case ir.Anything():
            return 1
        case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
            return anythings(inner)
        case ir.TupleOf(items):
            return sum(map(anythings, items))
        case ir.Union(variants):
            return sum(anythings(each.type) for each in variants)
        case _:
            return 0


class Said:
    """Where something was said about a document."""

    def __init__(self, files: Files, trees: Trees, facts: Lowered) -> None:
        self._files = files
        self._trees = trees
        self._places = {
            spelled(each.where) for each in facts.diagnostics if each.where is not None
        }

    def something(self, spot: Spot) -> bool:
        """Whether a diagnostic stands within `spot`, or in what it refers to."""
        waiting = [spot]
        seen: set[int] = set()
        while waiting:
            each = waiting.pop()
            if id(each.value) in seen:
                continue
            seen.add(id(each.value))
            if not self._places.isdisjoint(
                _places(self._trees.node(each.file, each.path))
            ):
                return True
            waiting += self._targets(each)
        return False

    def _targets(self, spot: Spot) -> Iterator[Spot]:
        if is_object(spot.value) and isinstance(spot.value.get("$ref"), str):
            try:
                yield self._files.find(spot.value["$ref"], spot.file)
            except LookupError:
                return
        for each in spot.parts():
            if is_object(each.value) or is_list(each.value):
                yield from self._targets(each)


def _places(node: Value) -> Iterator[Spelled]:
    match node:
        case Map():
            yield spelled(node.where())
            for key, value in node.items():
                yield spelled(node.where(key))
                yield from _places(value)
        case Seq():
            for index, value in enumerate(node):
                yield spelled(node.where(index))
                yield from _places(value)
        case _:
            pass


# -- the client's own words ------------------------------------------------------------


def unfounded(package: Path, facts: Lowered) -> list[str]:
    """Classes that say `Any` or `object` more often than their declarations do."""
    expected = {
        str(facts.names.classes[id_]): sum(
            anythings(each.type) for each in declared.fields
        )
        + anythings(declared.extra) * (not isinstance(declared.extra, ir.Anything))
        for id_, declared in facts.api.declarations.items()
        if isinstance(declared, ir.Object)
    }
    written: Counter[str] = Counter()
    for path in sorted((package / "models").glob("*.py")):
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.ClassDef) and node.name in expected:
                written[node.name] += sum(
                    _is_any(part)
                    for line in node.body
                    if isinstance(line, ast.AnnAssign)
                    for part in ast.walk(line.annotation)
                )
    return sorted(name for name, count in written.items() if count > expected[name])


def _is_any(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("Any", "object")
