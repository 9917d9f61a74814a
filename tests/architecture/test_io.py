"""Rule 8: input and output happen at the two ends, and the passes are pure functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from architecture.reading import Module, calls, modules

# Who may touch files, and why.
MAY_DO_IO = {
    "files": "reads the document and what it refers to",
    "collection": "finds docs pages",
    "fetch": "fetches a URL that was named",
    "pins": "reads and writes specpress.lock",
    "revisions": "asks git for files of a revision",
    "explain.workspace": "knows files by their paths",
    "freshness": "compares what is on disk with the manifest",
    "library": "finds the configuration",
    "beside": "starts processes, and hears of their results",
    "disk": "looks at the output folder",
    "lock": "locks it",
    "write": "writes it",
    "configuration": "reads the configuration",
    "cli": "prints",
    "commands.console": "prints",
    "commands.diff": "prints",
    "commands.explain": "prints",
    "commands.extract": "prints",
    "commands.generate": "prints",
    "commands.init": "prints",
    "commands.options": "finds the configuration, and has standard input read",
    "commands.split": "prints",
    "commands.templates": "prints",
    "commands.validate": "prints",
    "custom": "reads the project's module in the package",
    "overrides": "reads the project's templates, and ours",
    "templates": "says where the templates are",
    "render": "reads templates, which are part of the program",
}
# What reads or writes, by the name that is called. `replace` is left out, since strings
# have it too: who renames a file has to import `os` or `shutil`, or makes it first.
CALLS = frozenset(
    {"open", "print", "input", "exec", "eval", "compile", "__import__", "breakpoint"}
    | {"read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir"}
    | {"unlink", "rmdir", "rename", "symlink_to", "hardlink_to", "chmod", "iterdir"}
    | {"glob", "rglob", "exists", "is_file", "is_dir", "is_symlink", "stat", "lstat"}
    | {"samefile", "readlink", "expanduser", "cwd", "getenv"}
)
METHODS = frozenset({"home", "resolve"})  # functions of such names are our own
MODULES = frozenset(
    {"os", "socket", "subprocess", "shutil", "tempfile", "io", "fcntl", "msvcrt"}
    | {"urllib.request", "http.client", "ftplib", "httpx", "httpx2", "requests", "ssl"}
    | {"ctypes", "multiprocessing", "threading", "asyncio", "signal", "glob"}
)
# What gives another answer each time, or on each machine.
IMPURE = frozenset(
    {"time", "datetime", "random", "secrets", "locale", "platform", "getpass", "pwd"}
)


def problems(module: Module) -> Iterator[str]:
    """The input and output in `module`, calls and imports."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(ast.Name("re" | "_JSONPATH"), "compile")):
                continue
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)):
                is_method = isinstance(node.func, ast.Attribute)
                if name in CALLS or (is_method and name in METHODS):
                    yield f"{module.name}:{node.lineno}: {name}()"
            case ast.Import() | ast.ImportFrom():
                for name in _imported(node):
                    if name in MODULES | IMPURE:
                        yield f"{module.name}:{node.lineno}: import of {name}"
            case ast.Attribute(ast.Name("sys"), "stdin" | "stdout" | "stderr"):
                yield f"{module.name}:{node.lineno}: sys.{node.attr}"
            case _:
                pass


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    return [base, *(f"{base}.{alias.name}" for alias in node.names)]


def _is_impure(problem: str) -> bool:
    return problem.rpartition(" ")[2] in IMPURE


@pytest.mark.parametrize("module", modules().values(), ids=lambda each: each.name)
def test_input_and_output_are_at_the_ends(module: Module) -> None:
    found = list(problems(module))
    if module.name in MAY_DO_IO:
        found = [each for each in found if _is_impure(each)]
    assert found == []


def test_all_that_may_do_io_does() -> None:
    known = modules()
    idle = [name for name in MAY_DO_IO if not any(problems(known[name]))]
    assert idle == []


def test_only_commands_print() -> None:
    printing = {
        name
        for name, module in modules().items()
        if any(called == "print" for called, _ in calls(module.tree))
    }
    assert {each.partition(".")[0] for each in printing} == {"cli", "commands"}


def test_the_renderer_writes_nothing() -> None:
    called = {name for name, _ in calls(modules()["render"].tree)}
    assert called & CALLS == {"read_bytes"}


def test_the_templates_folder_is_only_looked_for() -> None:
    called = {name for name, _ in calls(modules()["templates"].tree)}
    assert called & CALLS == {"is_dir"}


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("open('x')", "m:1: open()"),
        ("Path('x').read_text()", "m:1: read_text()"),
        ("\npath.write_bytes(b'')", "m:2: write_bytes()"),
        ("x = Path.home()", "m:1: home()"),
        ("import os", "m:1: import of os"),
        ("from os import path", "m:1: import of os"),
        ("import socket", "m:1: import of socket"),
        ("def f():\n    import subprocess", "m:2: import of subprocess"),
        ("from urllib import request", "m:1: import of urllib.request"),
        ("from datetime import datetime", "m:1: import of datetime"),
        ("import random", "m:1: import of random"),
        ("print('x')", "m:1: print()"),
        ("sys.stderr.write('x')", "m:1: sys.stderr"),
        ("eval('1')", "m:1: eval()"),
        ("__import__('os')", "m:1: __import__()"),
    ],
)
def test_input_and_output_are_noticed(source: str, complaint: str) -> None:
    assert complaint in problems(Module("m", source))


def test_pure_code_passes() -> None:
    source = "import re\nfrom urllib.parse import quote\nx = re.compile('a')\n"
    assert list(problems(Module("m", source))) == []
