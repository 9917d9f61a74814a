"""The proof before anything is written: text of the document is nothing but literals.

Every emitted module is parsed back. It may hold only statements, imports and names of the
kinds that templates write, and every `Quoted` of its view must stand in it as the constant
that it was made from. Whatever a template or a document does, code that is not ours fails
here. Knows Python's syntax tree; knows nothing of templates.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import cast

from specpress.literals import Quoted

_KINDS = frozenset(
    {
        ast.Import,
        ast.ImportFrom,
        ast.ClassDef,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.Assign,
        ast.AnnAssign,
        ast.Return,
        ast.Expr,
        ast.If,
        ast.Pass,
        ast.Constant,
        ast.Name,
        ast.Attribute,
        ast.Subscript,
        ast.Call,
        ast.Tuple,
        ast.List,
        ast.Dict,
        ast.BinOp,
        ast.Await,
        ast.UnaryOp,  # a negative limit
    }
)
_MODULES = frozenset(
    {
        "__future__",
        "collections.abc",
        "datetime",
        "decimal",
        "httpx",
        "httpx2",
        "pydantic",
        "typing",
        "typing_extensions",
        "uuid",
    }
)
_BUILTINS = frozenset(
    {
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "object",
        "property",
        "str",
        "super",
        "tuple",
        "__name__",
    }
)


_METHODS = frozenset(
    {
        "self._client.send",
        "self._read",
        "self._read_signed",
        "settings.with_options",
        "super().__init__",
    }
)


class BreachError(Exception):
    """An emitted module is not what it should be: a fault of specpress, not of its user."""


def check(path: str, source: str, view: object) -> None:
    """Raise BreachError unless the module at `path`, made of `view`, is as it should be."""
    for problem in problems(source, view):
        raise BreachError(f"{path}: {problem}")


def problems(source: str, view: object) -> Iterator[str]:
    """What is wrong with a module that was made of `view`."""
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        yield f"it does not parse: {error}"
        return
    nodes = list(ast.walk(module))
    bound = _BUILTINS | set(_bound(nodes))
    for node in nodes:
        if problem := _problem(node, bound):
            yield f"line {getattr(node, 'lineno', 0)}: {problem}"
    found = {_normal(text) for text in _constants(nodes)}
    for quoted in _quoted(view):
        if _normal(quoted.value) not in found:
            yield f"a literal is not in the module: {quoted.value[:60]!r}"


def _problem(node: ast.AST, bound: Collection[str]) -> str:
    match node:
        case ast.expr_context() | ast.operator():
            return ""
        case ast.Name(name):
            return (
                "" if name in bound else f"the name {name!r} is not bound in the module"
            )
        case ast.Attribute(attr=name) if name.startswith("__") and name != "__init__":
            return f"the attribute {name!r}"
        case ast.Call(ast.Call(ast.Name("deprecated"))):
            return ""  # an alias of a method
        case ast.Call(func) if not isinstance(func, ast.Name):
            called = ast.unparse(func)
            return "" if called in _METHODS else f"a call of {called!r}"
        case ast.Expr(value) if not _is_plain_expression(value):
            return "an expression without a use"
        case ast.Attribute(ast.Name("builtins"), name) if name not in _BUILTINS:
            return f"the builtin {name!r}"
        case ast.Import() | ast.ImportFrom():
            return _import_problem(node)
        case ast.stmt() | ast.expr() if type(node) not in _KINDS:
            return f"a {type(node).__name__}"
        case _:
            return ""


def _import_problem(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.ImportFrom):
        is_ours = node.level > 0 or node.module in _MODULES
        return "" if is_ours else f"import from {node.module!r}"
    known = _MODULES | {"builtins"}
    foreign = [alias.name for alias in node.names if alias.name not in known]
    return f"import of {foreign}" if foreign else ""


def _bound(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Names that the module itself defines."""
    for node in nodes:
        match node:
            case ast.Import(names) | ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
            case (
                ast.ClassDef(name) | ast.FunctionDef(name) | ast.AsyncFunctionDef(name)
            ):
                # a definition that hides a builtin would make calls of it look harmless
                if name not in vars(builtins):
                    yield name
            case ast.arg(name) | ast.Name(name, ast.Store()):
                yield name
            case _:
                pass


def _is_plain_expression(value: ast.expr) -> bool:
    """A docstring, the body of an overload, or the call that every `__init__` starts with."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str) or value.value is ...
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "super().__init__"


def _constants(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _normal(text: str) -> str:
    """Text apart from white space, which black and wrapping may change in docstrings."""
    return "".join(text.split())


def _quoted(value: object) -> Iterator[Quoted]:
    """Every Quoted in a view."""
    if isinstance(value, Quoted):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _quoted(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _quoted(getattr(value, each.name))
