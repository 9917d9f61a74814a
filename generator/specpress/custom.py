"""A project's own module inside a package, `_custom.py`: what it adds to the package's names.

It is nobody's but the project's: never written, never deleted. Its public names are names of
the package as well, and a class that is called like the client takes the client's place. Knows
which names a module has. Does not run it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from specpress.diagnostics import Failure, Place, error
from specpress.literals import Code
from specpress.reserved import IN_PACKAGE

MODULE = "_custom"


def read_custom(folder: Path) -> Mapping[str, tuple[Code, ...]]:
    """The names that each package in `folder` gets from its `_custom.py`, by package.

    Raises:
        Failure: one cannot be read, or takes a name that the package has.
    """
    return {
        path.parent.name: names_of(path.read_bytes(), path.as_posix())
        for path in sorted(folder.glob(f"*/{MODULE}.py"))
    }


def names_of(source: bytes, path: str) -> tuple[Code, ...]:
    """The public names of a module, sorted: those in `__all__`, or else what it defines.

    Raises:
        Failure: it is not Python, or takes a name that the package has.
    """
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError) as problem:
        line, column = getattr(problem, "lineno", 0), getattr(problem, "offset", 0)
        where = Place(path, line or 0, column or 0)
        raise Failure(error("bad-custom-module", where, f"{problem}")) from None
    found = {name: line for name, line in _public(module) if not name.startswith("_")}
    for name, line in found.items():
        if name in IN_PACKAGE | _PACKAGES:
            where = Place(path, line, 1)
            message = f"{name} is a name of the package already"
            hint = "call it otherwise, or keep it to the module, with a leading _"
            raise Failure(error("bad-custom-module", where, message, hint))
    return tuple(Code(name) for name in sorted(found))


_PACKAGES = frozenset({"dicts", "models", "resources"})


def _public(module: ast.Module) -> Iterator[tuple[str, int]]:
    """What a module lists in `__all__`, or else defines; and in which line."""
    defined: list[tuple[str, int]] = []
    for node in module.body:
        match node:
            case ast.Assign([ast.Name("__all__")], ast.List(names) | ast.Tuple(names)):
                for each in names:
                    match each:
                        case ast.Constant(str(name)) if name.isidentifier():
                            yield name, each.lineno
                        case _:
                            pass
                return
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                defined.append((node.name, node.lineno))
            case ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)):
                defined.append((name, node.lineno))
            case _:
                pass
    yield from defined
