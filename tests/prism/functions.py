"""The request functions of a client: which operation each is of, and what it takes.

Knows that a function makes its request in one place, by `Request(...)`, where the name of
each parameter on the wire stands beside its argument. Does not know how the client came to
be.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

from corpus.operations import called, requests

Sent = tuple[str, str]
"""Where a parameter is sent, as OpenAPI calls it, and its name there."""


@dataclass(frozen=True, slots=True)
class Function:
    """One request function."""

    method: str
    template: str
    call: Callable[..., Any]
    arguments: dict[Sent, str]
    """By the parameter."""
    hints: dict[str, Any]
    """The type of each argument."""

    @property
    def bodies(self) -> list[str]:
        """The arguments that are no parameters: a body each, of one media type or another."""
        taken = {*self.arguments.values(), "return"}
        return [each for each in self.hints if each not in taken]


def functions(package: Path) -> Iterator[Function]:
    """All of a client that can be imported."""
    for path in sorted((package / "resources").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        made = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
        for each in made:
            module = importlib.import_module(f"{package.name}.resources.{path.stem}")
            for given in requests(each):
                yield _function(each.name, given, module)


def _function(
    name: str, given: dict[str | None, ast.expr], module: ModuleType
) -> Function:
    call = getattr(module, name)
    hints = get_type_hints(call, localns={"dicts": _NoDicts()}, include_extras=True)
    named = [
        *_in_path(given["path"]),
        *_in_tables(given.get("query"), "query"),
        *_in_tables(given.get("headers"), "header"),
    ]
    arguments = {
        sent: each.id
        for sent, value in named
        for each in ast.walk(value)
        if isinstance(each, ast.Name) and each.id in hints
    }
    return Function(*called(given), call, arguments, hints)


class _NoDicts:
    """A client's `dicts`, which only type checkers see: nothing beside the models."""

    def __getattr__(self, _name: str) -> None:
        return None


def _in_path(path: ast.expr) -> Iterator[tuple[Sent, ast.expr]]:
    """`("/a/", path_segment("id", id))`: id."""
    for piece in ast.iter_child_nodes(path):
        match piece:
            case ast.Call(args=[ast.Constant(str(name)), value, *_]):
                yield ("path", name), value
            case _:
                pass


def _in_tables(values: ast.expr | None, where: str) -> Iterator[tuple[Sent, ast.expr]]:
    """`query_values({"limit": limit})`: limit; a table of cookies may be within."""
    for table in ast.walk(values) if values else ():
        if not isinstance(table, ast.Dict):
            continue
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant):
                is_cookies = any(isinstance(each, ast.Dict) for each in ast.walk(value))
                if not is_cookies:
                    is_cookie = where == "header" and table is not _first_table(values)
                    yield ("cookie" if is_cookie else where, str(key.value)), value


def _first_table(values: ast.expr | None) -> ast.Dict | None:
    found = (
        each for each in ast.walk(values or ast.Pass()) if isinstance(each, ast.Dict)
    )
    return next(found, None)
