"""The proof for templates that are not ours: no text of a document has made any code.

A template of somebody else may hold any code, so `gate` cannot say what is harmless in it.
It is filled twice: with its view, and with the view's strings all the same. Two modules that
differ in nothing but the values of strings are of one shape: no string got out of its quotes,
into an f-string or behind a comment. Knows Python's tokens and syntax tree; knows nothing of
templates.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from typing import cast

from specpress.literals import Code, Quoted

_STRING = re.compile(
    r'(b?)("""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\')', re.DOTALL
)


def plain(view: object) -> object:
    """`view` with another text in each of its strings, the same in all."""
    match view:
        case Quoted():
            return Code(_made(view))
        case Code():
            return Code(_STRING.sub(_other, view))
        case tuple():
            return tuple(map(plain, cast("tuple[object, ...]", view)))
        case _ if is_dataclass(view) and not isinstance(view, type):
            values = {
                each.name: plain(getattr(view, each.name)) for each in fields(view)
            }
            return replace(view, **values)
        case _:
            return view


def _other(string: re.Match[str]) -> str:
    return f"{string[1]}{_made(string[2])}"


def _made(string: str) -> str:
    quotes = '"""' if string.startswith('"""') else string[0]
    return f"{quotes}text{quotes}"


def difference(source: str, plain_source: str) -> str:
    """Where the shapes of two modules part; nothing where they are one."""
    try:
        nodes = ast.walk(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError) as error:
        return f"it does not parse: {error}"
    try:
        others = ast.walk(ast.parse(plain_source))
    except (SyntaxError, ValueError, RecursionError):
        return "a string of the document is not between quotes of its own"
    for one, other in zip_longest(nodes, others):
        if one is None or other is None or list(_shape(one)) != list(_shape(other)):
            line = getattr(one or other, "lineno", 0)
            return f"line {line}: code depends on what a string of the document says"
    return ""


def _shape(node: ast.AST) -> Iterator[object]:
    """A node without its children, and without the value of a string."""
    yield type(node)
    for name, value in ast.iter_fields(node):
        match value:
            case str() | bytes() if isinstance(node, ast.Constant):
                yield name, type(value)
            case ast.AST():
                yield name, type(value)
            case list():
                yield name, [
                    type(each) if isinstance(each, ast.AST) else each
                    for each in cast("list[object]", value)
                ]
            case _:
                yield name, value
