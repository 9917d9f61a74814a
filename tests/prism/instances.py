"""A value for each schema of a document, made of what the schema says.

Knows JSON Schema's keywords and their order: an example, a default, a constant, a listed
value, and else one that is built. Whether it is valid is for `oracle` to say. Knows nothing of
specpress.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from corpus.json_values import is_object, same
from corpus.oracle import Oracle
from corpus.reading import Files, Spot
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from prism.facets import Facets

_DEEP = 4
"""Objects within objects that get all their properties; below only what is required."""
_DEEPEST = 14
_CHOICES = 64
"""How many ways through nested alternatives are tried."""

_FORMATS = {
    "date": "2026-02-03",
    "date-time": "2026-02-03T04:05:06Z",
    "time": "04:05:06Z",
    "duration": "P1DT2H",
    "uuid": "d7abd0cd-4ae9-4db7-8676-e986a4ebd8dc",
    "email": "ada@example.com",
    "uri": "https://example.com/a?b=c",
    "url": "https://example.com/a?b=c",
    "uri-reference": "/a?b=c",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "aGVsbG8=",
    "decimal": "1.50",
    "json-pointer": "/a",
    "regex": "a",
}
TEXT = "a b&c=é"
"""What has to be encoded nearly everywhere."""
PLAIN = "plain"
"""What can stand everywhere as it is."""


class NoInstanceError(Exception):
    """No value was found."""


class Instances:
    """Values of the schemas of one document, as a request has them."""

    def __init__(self, files: Files, oracle: Oracle, text: str) -> None:
        self._files = files
        self._oracle = oracle
        self._text = text
        self._made: dict[tuple[Path, tuple[str | int, ...], int, int], Any] = {}

    def value(self, schema: Spot, examples: tuple[Any, ...]) -> Any:
        """The first of `examples` that is valid, else one that is made.

        Raises:
            NoInstanceError: none was found.
        """
        valid = (each for each in examples if self.accepts(schema, each))
        found = next(valid, None)
        return self.instance(schema) if found is None else found

    def accepts(self, schema: Spot, value: Any) -> bool:
        """Whether `value` is valid, or that cannot be told."""
        return self._oracle.accepts(schema, value) is not False

    def instance(self, schema: Spot, depth: int = 0, turn: int = 0) -> Any:
        """A value of `schema`; others for other turns, where there are some.

        Raises:
            NoInstanceError: none was found.
        """
        key = (schema.file, schema.path, depth, turn)
        if key not in self._made:
            try:
                self._made[key] = self._instance(schema, depth, turn)
            except NoInstanceError as problem:
                self._made[key] = problem
        found = self._made[key]
        if isinstance(found, NoInstanceError):
            raise found
        return found

    def _instance(self, schema: Spot, depth: int, turn: int) -> Any:
        if depth > _DEEPEST:
            raise NoInstanceError(f"{schema.path} is endless")
        first: list[Any] = []
        for facets in islice(Facets.choices(schema, self._files), _CHOICES):
            for value in self._values(facets, depth, turn):
                if value is not None and self.accepts(schema, value):
                    return value
                first.append(value)
        # a required property that is readOnly is not sent, and the oracle misses it
        objects = [each for each in first if is_object(each)]
        if objects:
            return objects[0]
        raise NoInstanceError(f"nothing is valid by {schema.path}")

    def _values(self, facets: Facets, depth: int, turn: int) -> Iterator[Any]:
        """What may be valid, the likeliest first."""
        listed = facets.listed()
        if listed:
            yield from listed[turn % len(listed) :] + listed
            return
        for value in facets.examples():
            if not (turn or _has_any(value, facets.read_only())):
                yield value
        try:
            yield from self._built(facets, depth, turn)
        except NoInstanceError:
            return

    def _built(self, facets: Facets, depth: int, turn: int) -> Iterator[Any]:
        for kind in facets.types():
            match kind:
                case "object":
                    yield self._object(facets, depth, turn)
                case "array":
                    yield self._array(facets, depth)
                case "string" | "file":  # 2.0
                    yield from _texts(facets, turn, self._text)
                case "integer" | "number":
                    yield from _numbers(facets, turn, kind)
                case "boolean":
                    yield turn % 2 == 0
                case _:
                    yield None

    def _object(self, facets: Facets, depth: int, turn: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        required = facets.required()
        for name, schema in facets.properties().items():
            if name in facets.read_only() or not (name in required or depth < _DEEP):
                continue
            try:
                made[name] = self.instance(schema, depth + 1, turn)
            except NoInstanceError:
                if name in required:
                    raise
        missing = required - made.keys() - facets.read_only()
        names = [*sorted(missing), *([] if made else ["key", "a b"])]
        additional = facets.additional()
        for number, name in enumerate(names):
            if additional is not None and (depth < _DEEP or name in missing):
                made[name] = self.instance(additional, depth + 1, number)
            elif name in missing:
                made[name] = PLAIN
        return made

    def _array(self, facets: Facets, depth: int) -> list[Any]:
        least, most = facets.length("minItems", "maxItems")
        first, items = facets.items()
        wanted = min(max(least, 2, len(first)), most)
        if depth >= _DEEP:
            wanted = least
        made: list[Any] = []
        for number in range(wanted * 2 if facets.has("uniqueItems") else wanted):
            schema = first[number] if number < len(first) else items
            value = self.instance(schema, depth + 1, number) if schema else number
            is_new = not any(same(value, each) for each in made)
            if (is_new or not facets.has("uniqueItems")) and len(made) < wanted:
                made.append(value)
        return made


def _has_any(value: Any, names: frozenset[str]) -> bool:
    return is_object(value) and not names.isdisjoint(value)


def _texts(facets: Facets, turn: int, text: str) -> Iterator[str]:
    least, most = facets.length("minLength", "maxLength")
    patterns = facets.all("pattern")
    for kind in facets.all("format"):
        if kind in _FORMATS:
            yield _FORMATS[kind]
    number = str(turn or "")
    for each in (f"{text}{number}", f"{PLAIN}{number}", f"{turn + 1}"):
        yield each.ljust(least, "x")[: int(min(most, 10_000))]
    for pattern in patterns:
        found = _matching(pattern, least, int(min(most, 10_000)))
        if found is not None:
            yield found


@cache
def _matching(pattern: str, least: int, most: int) -> str | None:
    """A text that matches, as hypothesis finds it; not the shortest, which takes long."""
    quick = settings(
        max_examples=200, derandomize=True, database=None, phases=[Phase.generate]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of patterns that are odd, but valid
        try:
            return find(
                st.from_regex(pattern, alphabet=st.characters(codec="ascii")),
                lambda text: least <= len(text.strip()) <= most and text.isprintable(),
                settings=quick,
            )
        except Exception:  # noqa: BLE001 - not Python's kind of pattern, or none found
            return None


def _numbers(facets: Facets, turn: int, kind: str) -> Iterator[float]:
    least = max(facets.all_numbers("minimum"), default=-math.inf)
    most = min(facets.all_numbers("maximum"), default=math.inf)
    step = max(facets.all_numbers("multipleOf"), default=1)
    start = 1 if least <= 1 <= most else least if math.isfinite(least) else most
    first = math.ceil(start / step) * step
    numbers = [first + turn * step, first, first + step, first - step, start]
    if kind == "number":
        numbers = [first + turn * step + step / 2, *numbers]
        numbers += [(least + most) / 2] if math.isfinite(least + most) else []
    for number in numbers:
        yield int(number) if kind == "integer" else number
