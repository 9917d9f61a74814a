"""What is emitted satisfies the tools that its users run: all golden cases in one folder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from golden.test_golden import CASES, client_of
from paths import ROOT, SHARED
from specpress.config import Client
from specpress.pipeline import generate
from specpress.source import read
from specpress.tree import Tree

CUSTOMERS = SHARED / "specs/metronome/customers.yaml"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package of every golden case, and those of the first API."""
    folder = tmp_path_factory.mktemp("packages")
    for case in CASES:
        name = case.name.replace("-", "_") + "_case"
        client = replace(client_of(case), package=name)
        write(
            folder,
            generate(read(str(case / "spec.yaml")), client).tree,
        )
    document = Path(folder / "many.json")
    document.write_text(json.dumps(many_choices()), encoding="utf-8")
    client = Client(str(document), package="many")
    write(folder, generate(read(str(document)), client).tree)
    documents = {"metronome": ROOT / "spec/metronome.yaml", "customers": CUSTOMERS}
    for name, document in documents.items():
        if document.exists():
            client = Client(str(document), package=name)
            write(folder, generate(read(str(document)), client).tree)
    return folder


def many_choices(count: int = 300) -> dict[str, object]:
    """A document with more choices than pyright reads levels (GitHub's webhooks are 265)."""
    names = [f"Choice{number}" for number in range(count)]
    choices = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    content = {"application/json": {"schema": {"oneOf": choices}}}
    operation = {
        "operationId": "choose",
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "As chosen.", "content": content}},
    }
    deliveries = {
        name: {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": choice}}}
            }
        }
        for name, choice in zip(names, choices, strict=True)
    }
    schemas = {
        name: {
            "type": "object",
            "properties": {name: {"type": "string"}},
            "required": [name],
        }
        for name in names
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Many", "version": "1"},
        "paths": {"/choices": {"post": operation}},
        "webhooks": deliveries,
        "components": {"schemas": schemas},
    }


def write(folder: Path, tree: Tree) -> None:
    for path, data in tree.items():
        if not path.startswith("docs/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def run(command: Sequence[str], cwd: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def names(packages: Path) -> list[str]:
    return sorted(
        path.name for path in packages.iterdir() if (path / "py.typed").exists()
    )


def test_black_has_nothing_to_change(packages: Path) -> None:
    run(
        ["black", "--check", "--quiet", "--target-version=py311", *names(packages)],
        packages,
    )


def test_ruff_finds_nothing_by_its_default_rules(packages: Path) -> None:
    run(
        ["ruff", "check", "--isolated", "--target-version=py311", *names(packages)],
        packages,
    )


def test_mypy_strict_finds_nothing(packages: Path) -> None:
    run(["mypy", "--strict", "--config-file=", *names(packages)], packages)


def test_pyright_strict_finds_nothing(packages: Path) -> None:
    settings = {"include": names(packages), "typeCheckingMode": "strict"}
    (packages / "pyrightconfig.json").write_text(json.dumps(settings))
    run(["pyright", "--pythonpath", sys.executable], packages)


IMPORT_ALL = """
import importlib, pkgutil, sys
from pydantic import BaseModel, TypeAdapter
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)
    assert all(getattr(package, each) is not None for each in dir(package))
    models = getattr(package, "models", None)
    for each in dir(models) if models else ():
        model = getattr(models, each)
        if not isinstance(model, type):
            TypeAdapter(model)  # an alias: so does every one of these
        elif issubclass(model, BaseModel):
            model.model_rebuild(force=True)  # every annotation resolves
"""


def test_every_module_imports_and_every_model_builds(packages: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL, *names(packages)],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]


@pytest.mark.parametrize("first", ["Chicken", "Egg", "Farm", "Tree"])
def test_a_cycle_of_modules_loads_from_any_end(packages: Path, first: str) -> None:
    code = (
        f"from recursion_case.models import {first}; {first}.model_validate({{}}, strict=False)"
        if first != "Tree"
        else "from recursion_case.models import Tree; "
        'assert Tree.model_validate_json(\'{"children": [{"children": []}]}\').children'
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_all_operations_of_customers_are_there(packages: Path, shared: Path) -> None:
    """36 operations, each with a request function and two methods."""
    assert shared
    text = "".join(
        path.read_text() for path in (packages / "customers/resources").glob("*.py")
    )
    assert len(re.findall(r"return (?:Paged)?Request\(", text)) == 36
    assert len(re.findall(r"return (?:self\._client\.send|Pages)\(", text)) == 36
    awaited = re.findall(r"return (?:\(await self\._client\.send|AsyncPages)\(", text)
    assert len(awaited) == 36
