"""The official JSON Schema test suite, each schema as a component of a document.

Knows the suite's files and where a schema holds others. Does not know which verdicts are
expected of specpress: those are in the test.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from corpus.documents import SPECS
from corpus.json_values import is_list, is_object, same
from corpus.measure import run_command

FOLDER = SPECS / "json-schema"
# Keywords by what they hold; all others hold data (JSON Schema 2020-12 Core, section 10).
_ONE = frozenset(
    {"additionalProperties", "contains", "contentSchema", "else", "if", "items", "not"}
    | {"propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"}
)
_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset(
    {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
)
_REFERENCES = ("$ref", "$dynamicRef")
# Names that all schemas of one document share: a schema with one has a document of its own.
_SHARED_NAMES = re.compile(r'"\$(id|anchor|dynamicAnchor|dynamicRef)"')


@dataclass(frozen=True, slots=True)
class Instance:
    description: str
    text: str
    """As JSON."""
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One schema with its instances."""

    file: str
    """The keyword that it is about."""
    number: int
    description: str
    schema: Any
    instances: tuple[Instance, ...]

    @property
    def path(self) -> str:
        return f"/case{self.number}"


class Outcome(Enum):
    """What became of an instance."""

    AS_EXPECTED = "as expected"
    REFUSED = "valid, but refused"
    CHANGED = "valid, but another value after a round trip"
    ACCEPTED = "invalid, but accepted"
    NO_TYPE = "no client came of the schema"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one instance, and why."""

    file: str
    schema: str
    instance: str
    is_valid: bool
    outcome: Outcome
    detail: str = ""

    @property
    def name(self) -> str:
        return f"{self.file}: {self.schema}: {self.instance}"


def suite() -> Mapping[str, tuple[Case, ...]]:
    """All cases, by file."""
    return {path.stem: _cases(path) for path in sorted(FOLDER.glob("*.json"))}


def _cases(path: Path) -> tuple[Case, ...]:
    return tuple(
        Case(
            file=path.stem,
            number=number,
            description=each["description"],
            schema=each["schema"],
            instances=tuple(
                Instance(test["description"], json.dumps(test["data"]), test["valid"])
                for test in each["tests"]
            ),
        )
        for number, each in enumerate(json.loads(path.read_text(encoding="utf-8")))
    )


def verdicts(cases: Iterable[Case], folder: Path) -> list[Verdict]:
    """What becomes of all instances. Only for a process of its own."""
    together: list[Case] = []
    alone: list[Case] = []
    for case in cases:
        has_names = _SHARED_NAMES.search(json.dumps(case.schema))
        (alone if has_names else together).append(case)
    found: list[Verdict] = []
    for group in [together, *([case] for case in alone)]:
        found += _of_document(group, folder) or [
            verdict
            for case in group
            for verdict in _of_document([case], folder)
            or _without_type(case, "refused")
        ]
    return found


def _without_type(case: Case, why: str) -> list[Verdict]:
    return [
        _verdict(case, instance, Outcome.NO_TYPE, why) for instance in case.instances
    ]


def _verdict(
    case: Case, instance: Instance, outcome: Outcome, detail: str = ""
) -> Verdict:
    return Verdict(
        file=case.file,
        schema=case.description,
        instance=instance.description,
        is_valid=instance.is_valid,
        outcome=outcome,
        detail=detail,
    )


def _of_document(
    cases: list[Case], folder: Path, *, lenient: bool = False
) -> list[Verdict]:
    """The verdicts of schemas in one document; none where several are refused.

    One that is refused alone, for what it refers to, is read leniently.
    """
    if not cases:
        return []
    name = "_".join(
        [re.sub("[^a-z]", "_", cases[0].file.lower()), str(cases[0].number)]
    )
    name = f"s_{name}_{len(cases)}{'_lenient' * lenient}"
    spec = folder / f"{name}.json"
    spec.write_text(json.dumps(_document(cases)), encoding="utf-8")
    arguments = ["generate", str(spec), "-o", str(folder / name), "--package", name]
    arguments += ["--exact-schemas", *["--lenient"] * lenient]
    code, output = run_command(arguments)
    if code != 0 and len(cases) > 1:
        return []
    if code != 0 and not lenient:
        return _of_document(cases, folder, lenient=True)
    if code != 0:
        errors = [line for line in output.splitlines() if " error: " in line]
        return _without_type(cases[0], "; ".join(errors))
    sys.path.insert(0, str(folder / name))
    try:
        return [each for case in cases for each in _of_case(case, name)]
    finally:
        sys.path.remove(str(folder / name))


def _document(cases: Iterable[Case]) -> Mapping[str, Any]:
    schemas = {f"Case{each.number}": rebased(each) for each in cases}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Suite", "version": "1"},
        "paths": {f"/{name.lower()}": {"get": _operation(name)} for name in schemas},
        "components": {"schemas": schemas},
    }


def _operation(name: str) -> Mapping[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": f"get{name}",
        "responses": {"200": {"description": "", "content": content}},
    }


def rebased(case: Case) -> Any:
    """The schema of `case`, whose `#` is no longer the root of its document."""
    return _rebased(case.schema, f"#/components/schemas/Case{case.number}")


def _rebased(schema: Any, base: str) -> Any:
    if not is_object(schema):
        return schema
    if "$id" in schema:
        base = "#"  # what `#` means inside, wherever the schema stands
    return {key: _part(key, value, base) for key, value in schema.items()}


def _part(key: str, value: Any, base: str) -> Any:
    go = partial(_rebased, base=base)
    if key in _REFERENCES and isinstance(value, str):
        is_pointer = value == "#" or value.startswith("#/")
        return base + value[1:] if is_pointer else value
    if key in _ONE:
        return go(value)
    if key in _LIST and is_list(value):
        return [go(each) for each in value]
    if key in _NAMED and is_object(value):
        return {name: go(each) for name, each in value.items()}
    return value


def _of_case(case: Case, package: str) -> Iterator[Verdict]:
    try:
        adapter = _adapter(case, package)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is a finding
        yield from _without_type(case, f"{type(problem).__name__}: {problem}")
        return
    for instance in case.instances:
        outcome, detail = _tried(adapter, instance)
        yield _verdict(case, instance, outcome, detail)


def _adapter(case: Case, package: str) -> Any:
    """What reads and writes values of the case's type, found as the client's caller would."""
    resources = importlib.import_module(f"{package}.resources.default")
    request = getattr(resources, f"get_case{case.number}_request")()
    json_bodies = importlib.import_module(f"{package}._runtime.json_bodies")
    return json_bodies.adapter(request.responses[200].__self__.type_)


def _tried(adapter: Any, instance: Instance) -> tuple[Outcome, str]:
    try:
        value = adapter.validate_json(
            instance.text, strict=True, by_alias=True, by_name=False
        )
    except Exception as problem:  # noqa: BLE001 - a finding
        is_refusal = type(problem).__name__ == "ValidationError"
        if is_refusal and not instance.is_valid:
            return Outcome.AS_EXPECTED, ""
        return Outcome.REFUSED, f"{type(problem).__name__}: {problem}"
    if not instance.is_valid:
        return Outcome.ACCEPTED, ""
    try:
        written = adapter.dump_json(
            value, by_alias=True, exclude_unset=True, warnings="error"
        )
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is a finding
        return Outcome.CHANGED, f"{type(problem).__name__}: {problem}"
    if same(json.loads(written), json.loads(instance.text)):
        return Outcome.AS_EXPECTED, ""
    return Outcome.CHANGED, written.decode()
