"""What a schema with its `allOf`, and one way through its alternatives, says of a value.

Knows JSON Schema's keywords, with OpenAPI's of 2.0 and 3.0. Knows nothing of specpress.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from corpus.json_values import is_list, is_object
from corpus.reading import Files, Spot

_NESTED = 12
"""How deep a schema is made of others; deeper is a circle."""
_IMPLIED = (
    (("properties", "additionalProperties", "required"), "object"),
    (("items", "prefixItems", "minItems"), "array"),
    (("minimum", "maximum", "multipleOf"), "number"),
)


@dataclass(frozen=True)
class Facets:
    """Schemas that are all true of one value."""

    spots: tuple[Spot, ...]
    files: Files

    @classmethod
    def choices(cls, schema: Spot, files: Files) -> Iterator[Facets]:
        """All ways through the alternatives of `schema`, in the order they are written."""
        for spots in _ways(schema, files, _NESTED):
            yield cls(spots, files)

    def all(self, key: str) -> list[Any]:
        """What each schema has under `key`."""
        return [spot.value[key] for spot in self.spots if key in spot.value]

    def all_numbers(self, key: str) -> list[float]:
        """The same of numbers; an exclusive limit, of either kind, counts as the limit."""
        found = [
            each
            for name in (key, f"exclusive{key.capitalize()}")
            for each in self.all(name)
        ]
        return [
            each
            for each in found
            if isinstance(each, int | float) and not isinstance(each, bool)
        ]

    def has(self, key: str) -> bool:
        return any(each is True for each in self.all(key))

    def listed(self) -> list[Any]:
        """The values of an enumeration or a constant, without null."""
        constants = [] if self.files.is_old else self.all("const")
        if constants:
            return constants
        return [
            value
            for values in self.all("enum")
            for value in (values if is_list(values) else [])
            if value is not None
        ]

    def examples(self) -> list[Any]:
        """The document's own."""
        several = [] if self.files.is_old else self.all("examples")
        return [
            *self.all("example"),
            *(each for values in several if is_list(values) for each in values),
            *self.all("default"),
        ]

    def types(self) -> list[str]:
        """The kinds that a value may be of; null last."""
        found: set[str] | None = None
        for each in self.all("type"):
            these = set(each) if is_list(each) else {each}
            found = these if found is None else found & these or found
        if found is None:
            for keys, implied in _IMPLIED:
                if any(self.all(key) for key in keys):
                    return [implied]
            return ["string"]
        return sorted(found, key=lambda each: (each == "null", each))

    def required(self) -> set[str]:
        return {name for each in self.all("required") if is_list(each) for name in each}

    def properties(self) -> dict[str, Spot]:
        """By name; where several schemas know one, the one that says most."""
        found: dict[str, Spot] = {}
        for spot in self.spots:
            if is_object(spot.value.get("properties")):
                for each in spot.part("properties").parts():
                    name = str(each.path[-1])
                    if name not in found or _size(each) > _size(found[name]):
                        found[name] = each
        return found

    @cached_property
    def _read_only(self) -> frozenset[str]:
        return frozenset(
            name
            for name, schema in self.properties().items()
            for facets in Facets.choices(schema, self.files)
            if facets.has("readOnly") or schema.value is False
        )

    def read_only(self) -> frozenset[str]:
        """The properties that a request must not have."""
        return self._read_only

    def additional(self) -> Spot | None:
        """The schema of other properties, if there may be some."""
        for spot in self.spots:
            found = spot.value.get("additionalProperties")
            if is_object(found):
                return spot.part("additionalProperties")
        return None

    def items(self) -> tuple[list[Spot], Spot | None]:
        """The schemas of the first items, and of all others."""
        first: list[Spot] = []
        others: Spot | None = None
        for spot in self.spots:
            if is_list(spot.value.get("prefixItems")):
                first = list(spot.part("prefixItems").parts())
            if is_object(spot.value.get("items")):
                others = spot.part("items")
        return first, others

    def length(self, least: str, most: str) -> tuple[int, int]:
        """The limits of a length."""
        low = max(self.all_numbers(least), default=0)
        high = min(self.all_numbers(most), default=math.inf)
        return int(low), int(min(high, 10_000))


def _size(spot: Spot) -> int:
    return len(spot.value) if is_object(spot.value) else 0


def _ways(schema: Spot, files: Files, depth: int) -> Iterator[tuple[Spot, ...]]:
    try:
        spot = files.follow(schema)
    except LookupError:
        return
    if not is_object(spot.value):
        yield ()
        return
    if depth == 0:
        return
    # what stands beside a reference counts since 3.1
    beside = (schema,) if schema is not spot and not files.is_old else ()
    parts = [*spot.part("allOf").parts()] if "allOf" in spot.value else []
    groups = [[part] for part in parts]
    groups += [
        list(spot.part(key).parts())
        for key in ("oneOf", "anyOf")
        if is_list(spot.value.get(key))
    ]
    for chosen in _one_of_each(groups, files, depth):
        yield (*beside, spot, *chosen)


def _one_of_each(
    groups: list[list[Spot]], files: Files, depth: int
) -> Iterator[tuple[Spot, ...]]:
    if not groups:
        yield ()
        return
    head, *rest = groups
    for option in head:
        for way in _ways(option, files, depth - 1):
            for others in _one_of_each(rest, files, depth):
                yield way + others
