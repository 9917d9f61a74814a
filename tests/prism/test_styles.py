"""Every style of a parameter, read back by Prism: the values are those of OpenAPI's own table.

Its schemas allow nothing else, so that what Prism reads is what was meant.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpus.documents import Expectation, Source
from corpus.measure import in_processes
from prism.calls import Call, Outcome, called
from prism.server import serving

# OpenAPI 3.0.3, "Style Examples", but in lower case: Prism reads all names so (params.js)
COLORS = ["blue", "black", "brown"]
SCHEMAS: dict[str, Any] = {
    "string": {"type": "string", "enum": ["blue"]},
    "array": {
        "type": "array",
        "items": {"type": "string", "enum": COLORS},
        "minItems": 3,
        "uniqueItems": True,
    },
    "object": {
        "type": "object",
        "properties": {
            name: {"type": "integer", "enum": [value]}
            for name, value in {"r": 100, "g": 200, "b": 150}.items()
        },
        "required": ["r", "g", "b"],
        "additionalProperties": False,
    },
}
ALL = ("string", "array", "object")
# Prism falls over a comma in a path ("value.split is not a function", simple.js:20), so
# that lists and objects are sent there only where the style has none
STYLES = [
    ("path", "simple", False, ("string",)),
    ("path", "simple", True, ("string",)),
    ("path", "label", False, ("string",)),
    ("path", "label", True, ALL),
    ("path", "matrix", False, ("string",)),
    ("path", "matrix", True, ALL),
    *(("header", "simple", explode, ALL) for explode in (False, True)),
    *(("query", "form", explode, ALL) for explode in (False, True)),
    ("query", "spaceDelimited", False, ("array",)),
    ("query", "pipeDelimited", False, ("array",)),
    ("query", "deepObject", True, ("object",)),
]
CASES = {
    f"/{where}-{style}-{explode}-{kind}".lower(): (where, style, explode, kind)
    for where, style, explode, kinds in STYLES
    for kind in kinds
}
PRISMS_FAULT = {
    # RFC 6570, 3.2.5: {.keys*} is .semi=%3B.dot=..comma=%2C; it splits at commas (label.js)
    "/path-label-true-object",
    # "Style Examples": blue%20black%20brown; it splits at %20 what was decoded (delimited.js)
    "/query-spacedelimited-false-array",
}


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for path, (where, style, explode, kind) in CASES.items():
        parameter = {
            "name": "color",
            "in": where,
            "required": True,
            "style": style,
            "explode": explode,
            "schema": SCHEMAS[kind],
        }
        operation = {
            "parameters": [parameter],
            "responses": {"204": {"description": "ok"}},
        }
        paths[path + "/{color}" * (where == "path")] = {"get": operation}
    info = {"title": "Styles", "version": "1"}
    return {"openapi": "3.0.3", "info": info, "paths": paths}


@pytest.fixture(scope="module")
def calls(prism: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Call]:
    folder = tmp_path_factory.mktemp("styles")
    spec = folder / "styles.json"
    spec.write_text(json.dumps(document()))
    source = Source("styles", spec, Expectation.GOOD, is_core=True, bytes=0, schemas=0)
    with serving(prism, spec, folder / "prism.log") as url:
        (found,) = in_processes(called, [(source, folder, url)])
    assert not isinstance(found, str), found
    return {
        each.operation.split(" ")[1].removesuffix("/{color}"): each for each in found
    }


@pytest.mark.parametrize("path", CASES)
def test_a_value_is_read_back(path: str, calls: dict[str, Call]) -> None:
    fails = path in PRISMS_FAULT
    expected = Outcome.REFUSED if fails else Outcome.PASSED
    assert calls[path].outcome is expected, calls[path].detail
