"""What is true of every file under `generated/`, whatever the document."""

from __future__ import annotations

import ast
import getpass
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from architecture.reading import GENERATED, ROOT

FILES = sorted(
    path
    for path in GENERATED.rglob("*")
    if path.is_file() and not path.name.endswith(".pyc")
)
PYTHON = [path for path in FILES if path.suffix in (".py", ".pyi")]
RUNTIME = [path for path in PYTHON if "_runtime" in path.parts]
# What a client may import beside the standard library: what its README names.
# `pydantic_core` and `typing_extensions` come with pydantic, `anyio` with httpx2.
DEPENDENCIES = {"anyio", "httpx2", "pydantic", "pydantic_core", "typing_extensions"}
_DATE = re.compile(r"\b20[2-9]\d-\d\d-\d\d\b")
_PATH = re.compile(r"""(?<![\w.:/<])/(?:home|Users|work|tmp|root|var|opt|usr)/\w""")


def relative(path: Path) -> str:
    return path.relative_to(GENERATED).as_posix()


def foreign_imports(source: str) -> set[str]:
    """Top-level packages that a module imports, apart from its own and Python's."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).split(".")[0])
    return found - sys.stdlib_module_names


def traces(text: str) -> Iterator[str]:
    """What tells when, where or by whom a file was made."""
    for pattern in (_DATE, _PATH):
        yield from (match[0] for match in pattern.finditer(text))
    names = {getpass.getuser(), platform.node(), Path.home().name, str(ROOT)}
    for name in names - {"", "root", "localhost"}:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield name


def undocumented(source: str) -> list[str]:
    """Classes and functions that other modules may import, without a docstring."""
    return [
        node.name
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


def test_there_is_a_client() -> None:
    assert len(PYTHON) > 10


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_modules_parse_and_import_only_their_dependencies(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert foreign_imports(source) <= DEPENDENCIES


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_modules_of_a_client_do_not_name_its_package(path: Path) -> None:
    # so that a package can be renamed, or moved into another, with `mv`
    assert "metronome" not in foreign_imports(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_files_are_the_same_on_every_machine(path: Path) -> None:
    content = path.read_bytes()
    assert b"\r" not in content
    assert content == b"" or content.endswith(b"\n")
    assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_files_do_not_tell_where_they_were_made(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":  # examples of the document have dates of their own
        text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    assert list(traces(text)) == []


@pytest.mark.parametrize("path", RUNTIME, ids=relative)
def test_the_runtime_is_documented(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert undocumented(source) == []


# -- the checks find what they look for


def test_foreign_imports_are_noticed() -> None:
    source = (
        "import json\nfrom . import x\nimport specpress.ir\nfrom yaml import load\n"
    )
    assert foreign_imports(source) == {"specpress", "yaml"}
    assert foreign_imports("def f():\n    import jinja2") == {"jinja2"}


@pytest.mark.parametrize(
    "text",
    [
        "# generated 2026-01-31",
        "# from /home/me/spec.yaml",
        "# /tmp/x",
        f"see {ROOT}/spec",
    ],
)
def test_traces_are_noticed(text: str) -> None:
    assert list(traces(text))


def test_paths_of_an_api_are_no_traces() -> None:
    assert list(traces("GET /v1/customers, https://a.example/home/x")) == []


def test_undocumented_names_are_noticed() -> None:
    source = (
        "class A:\n    x = 1\ndef b(): ...\ndef _c(): ...\nasync def d():\n    'x'\n"
    )
    assert undocumented(source) == ["A", "b"]
