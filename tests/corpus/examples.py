"""The examples and defaults of a document, each through the client's type and back.

Knows where OpenAPI has examples. What is valid is for `oracle` to say, what the type is for
`emitted`.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from corpus.emitted import Emitted, Lowered, Trees, spelled
from corpus.json_values import is_list, is_object, same
from corpus.oracle import Oracle
from corpus.places import Places
from corpus.reading import Files, Spot
from pydantic import TypeAdapter
from specpress import ir
from specpress.nodes import Map

_HOLDERS = frozenset({"media type", "parameter", "header", "response", "schema"})


class Fate(Enum):
    """What became of an example."""

    KEPT = "decodes, and encodes to the same JSON"
    REFUSED = "valid, but not decoded"
    CHANGED = "valid, but other JSON comes back"
    INVALID = "not valid by its own schema"
    NO_OBJECT = "no object, where properties without a type mean one"
    UNKNOWN = "the validator cannot tell whether it is valid"
    UNTYPED = "its schema is only a part of one that has a type"


@dataclass(frozen=True, slots=True)
class Example:
    """A value, where it stands, and the schema that it is of."""

    where: Spot
    schema: Spot


@dataclass(slots=True)
class Fates:
    """How many examples met which fate, and those that should not have."""

    counts: Counter[Fate] = field(default_factory=Counter[Fate])
    problems: list[str] = field(default_factory=list[str])


def examples(files: Files) -> Iterator[Example]:
    """All of a document, in every form that its version has."""
    for kind, spot in Places(files).walk():
        if kind not in _HOLDERS or not is_object(spot.value):
            continue
        is_reference = isinstance(spot.value.get("$ref"), str)
        if is_reference and (kind != "schema" or files.is_old):
            continue  # what stands beside it is ignored
        found = spot if kind == "schema" else _schema(kind, spot)
        if found is not None:
            yield from (Example(each, found) for each in _values(kind, spot, files))


def _schema(kind: str, spot: Spot) -> Spot | None:
    """The schema that the examples of `spot` are of."""
    if "schema" in spot.value:
        return spot.part("schema") if _is_json(kind, spot) else None
    is_its_own = kind in ("parameter", "header") and "type" in spot.value
    return spot if is_its_own and spot.value["type"] != "file" else None  # 2.0


def _is_json(kind: str, spot: Spot) -> bool:
    # a file of its own does not say which media type it is of
    return kind != "media type" or not spot.path or _means_json(str(spot.path[-1]))


def _means_json(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip().lower()
    return name in ("application/json", "*/*", "text/json") or name.endswith("+json")


def _values(kind: str, spot: Spot, files: Files) -> Iterator[Spot]:
    keys = ("default", "example") if kind != "response" else ()
    yield from (spot.part(key) for key in keys if key in spot.value)
    listed = spot.value.get("examples")
    if kind == "response":  # 2.0: an example for each media type
        for media_type in listed if is_object(listed) else ():
            if _means_json(media_type):
                yield spot.part("examples").part(media_type)
    elif kind == "schema":
        if is_list(listed) and not files.is_old:
            yield from spot.part("examples").parts()
    elif is_object(listed):
        for each in spot.part("examples").parts():
            try:
                named = files.follow(each)
            except LookupError:
                continue
            if is_object(named.value) and "value" in named.value:
                yield named.part("value")


def fates(spec: Path, package: Path, facts: Lowered) -> Fates:
    """What becomes of all examples of the document `spec` in its client.

    Only for a process of its own: the client is imported.
    """
    files = Files(spec)
    found = Fates()
    oracle = Oracle(files)
    trees = Trees()
    sys.path.insert(0, str(package.parent))
    sys.dont_write_bytecode = True
    emitted = Emitted(package.name, facts.names)
    for each in examples(files):
        if _is_no_object(each, files):
            found.counts[Fate.NO_OBJECT] += 1
            continue
        verdict = oracle.accepts(each.schema, each.where.value)
        if not verdict:
            found.counts[Fate.UNKNOWN if verdict is None else Fate.INVALID] += 1
            continue
        node = trees.node(each.schema.file, each.schema.path)
        place = spelled(node.where()) if isinstance(node, Map) else None
        type_ = facts.types.get(place) if place else None
        if type_ is None:
            found.counts[Fate.UNTYPED] += 1
            continue
        fate, detail = _tried(emitted, type_, each.where.value)
        found.counts[fate] += 1
        if detail:
            at = f"{each.where.file.name}#/{'/'.join(map(str, each.where.path))}"
            found.problems.append(f"{at}: {fate.value}: {detail}")
    return found


def _is_no_object(example: Example, files: Files) -> bool:
    """Whether it is valid to the letter alone: `properties` say nothing of other values."""
    try:
        schema = files.follow(example.schema).value
    except LookupError:
        return False
    return (
        not is_object(example.where.value)
        and is_object(schema)
        and "properties" in schema
        and "type" not in schema
    )


def _adapter(emitted: Emitted, type_: ir.Type) -> Any:
    """What the client reads and writes with; pydantic's own where it has no operations."""
    found = emitted.evaluated(type_)
    try:
        own = importlib.import_module(f"{emitted.package}._runtime.json_bodies")
    except ModuleNotFoundError:
        return TypeAdapter(found)
    return own.adapter(found)


def _tried(emitted: Emitted, type_: ir.Type, value: Any) -> tuple[Fate, str]:
    try:
        adapter = _adapter(emitted, type_)
    except (ImportError, AttributeError):
        return Fate.UNTYPED, ""  # no operation of the client needs it
    try:
        decoded = adapter.validate_json(
            json.dumps(value), strict=True, by_alias=True, by_name=False
        )
    except Exception as problem:  # noqa: BLE001 - a finding
        return Fate.REFUSED, " ".join(f"{type(problem).__name__}: {problem}".split())
    try:
        text = adapter.dump_json(
            decoded, by_alias=True, exclude_unset=True, warnings="error"
        )
    except Exception as problem:  # noqa: BLE001 - a finding
        return Fate.CHANGED, " ".join(f"{type(problem).__name__}: {problem}".split())
    if same(json.loads(text), value):
        return Fate.KEPT, ""
    return Fate.CHANGED, f"{json.dumps(value)[:200]} became {text.decode()[:200]}"
