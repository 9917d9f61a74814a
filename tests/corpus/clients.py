"""What a generated package is made of, by its files, and whether it imports.

Knows the layout that `../shared/design/emitted-client.md` promises. Does not know how the
package came to be.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path


def unparsed(package: Path) -> list[str]:
    """The modules that are not Python."""
    found: list[str] = []
    for path in sorted(package.rglob("*.py*")):
        if path.suffix in (".py", ".pyi"):
            try:
                ast.parse(path.read_bytes())
            except (SyntaxError, ValueError) as problem:
                found.append(f"{path.relative_to(package)}: {problem}")
    return found


def count_lines(package: Path) -> int:
    return sum(
        path.read_bytes().count(b"\n")
        for path in package.rglob("*.py*")
        if path.suffix in (".py", ".pyi") and "_runtime" not in path.parts
    )


def import_problems(package: Path) -> list[str]:
    """What goes wrong when everything is imported and every model built; warnings too.

    Only for a process of its own: what was imported stays.
    """
    from pydantic import BaseModel

    sys.path.insert(0, str(package.parent))
    sys.dont_write_bytecode = True
    found: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in _module_names(package):
            try:
                module = importlib.import_module(name)
                for value in [getattr(module, each) for each in dir(module)]:
                    if (
                        isinstance(value, type)
                        and issubclass(value, BaseModel)
                        and value.__module__ == name
                    ):
                        value.model_rebuild(force=True)
            except Exception as problem:  # noqa: BLE001 - a finding
                text = str(problem).splitlines()[0] if str(problem) else ""
                found.append(f"{name}: {type(problem).__name__}: {text}")
    return found


def _module_names(package: Path) -> Iterator[str]:
    yield package.name
    for each in pkgutil.walk_packages([str(package)], f"{package.name}."):
        yield each.name
