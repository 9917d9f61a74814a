"""Every name of every golden tree leads to the document, and everything there to a name.

The names are read off the emitted files by Python's own parser; the places off the document.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from golden.test_golden import CASES, client_of, published
from specpress.explain.finder import Finder
from specpress.explain.places import Places
from specpress.explain.symbols import symbols
from specpress.files import Folder
from specpress.grammar import walk
from specpress.nodes import Map
from specpress.pipeline import read_names
from specpress.resolve import Spot
from specpress.source import parse, parse_part

# What means nothing: a parameter that the operation has anew, and what is no method.
NOWHERE = {
    "parameters": {"#/paths/~1files~1{name}.{suffix}~1lines/parameters/1/schema"},
    "methods": {"#/paths/~1a/additionalOperations/NOT A METHOD"},
}


@cache
def explained(case: Path) -> tuple[Finder, Places]:
    spec = case / "spec.yaml"
    folder = Folder.around(str(spec), "")
    document = parse(spec.read_bytes(), spec.name, folder=folder)
    found = read_names(document, client_of(case), published(case))
    parts = {
        path: parse_part(folder.read(path), folder.name(path)).root
        for path in found.whole.parts
    }
    places = Places({"": document.root, **parts})
    return Finder(symbols(found.api, found.names), places), places


def emitted(case: Path) -> Iterator[tuple[str, str, str, int]]:
    """File, its text, a public name in it and the name's line."""
    root = case / "expected"
    for path in sorted((root / "example").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for name, line in public(ast.parse(source).body, ""):
            yield path.relative_to(root).as_posix(), source, name, line


def public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, int]]:
    for node in body:
        match node:
            case ast.ClassDef(name=name):
                yield f"{prefix}{name}", node.lineno
                yield from public(node.body, f"{name}.")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not name.startswith("_"):
                    yield f"{prefix}{name}", node.lineno
            case ast.AnnAssign(target=ast.Name(name)):
                if not name.startswith("_"):
                    yield f"{prefix}{name}", node.lineno
            case ast.Assign(targets=[ast.Name(name)]):
                if not name.startswith("_"):
                    yield f"{prefix}{name}", node.lineno
            case _:
                pass


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_every_name_comes_from_the_document(case: Path) -> None:
    finder, places = explained(case)
    lost: list[str] = []
    for path, source, name, line in emitted(case):
        found = finder.in_module(path, source, line)
        is_it = any((path, name) in each.code for each in found)
        if not is_it or not all(places.place(finder.spot(each)) for each in found):
            lost.append(f"{path}:{line} {name}")
    assert lost == []


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_every_operation_and_schema_leads_to_a_name(case: Path) -> None:
    finder, places = explained(case)
    root = places.trees[""]
    assert isinstance(root, Map)
    kind = "Swagger" if "swagger" in root else "OpenAPI"
    lost = {
        pointer
        for _, each, pointer in walk(root, kind)
        if each in ("Schema", "Operation", "SwaggerOperation")
        and not finder.at(Spot("", pointer))
    }
    assert lost == NOWHERE.get(case.name, set())
