"""Names in emitted files: in which lines they stand, and what stands in a line.

Knows Python's syntax and how pages of docs are laid out. Does not know the API.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specpress.explain.symbols import Page


@dataclass(frozen=True, slots=True)
class Span:
    """A name, and the lines that are about it."""

    name: str
    """Within the file: `Customer.name`, `get(customer_id)`; `Client(token)` of a constructor."""
    first: int
    line: int
    """Where the name itself stands: behind decorators."""
    last: int


def spans(source: str) -> tuple[Span, ...]:
    """All names of a module that somebody may ask for; none where it is not Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ()
    return tuple(_spans(tree.body, ""))


def around(line: int, found: Sequence[Span]) -> list[Span]:
    """Those of `found` that `line` is about, inner ones first."""
    hits = [each for each in found if each.first <= line <= each.last]
    return sorted(hits, key=lambda each: (each.last - each.first, -len(each.name)))


def _spans(body: Sequence[ast.stmt], prefix: str) -> Iterator[Span]:
    for index, node in enumerate(body):
        match node:
            case ast.ClassDef(name=name):
                yield _span(node, f"{prefix}{name}")
                yield from _spans(node.body, f"{prefix}{name}.")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield from _function(node, prefix, name)
            case ast.AnnAssign(target=ast.Name(name)) | ast.Assign(
                targets=[ast.Name(name)]
            ):
                last = _documented(body, index)
                yield Span(f"{prefix}{name}", node.lineno, node.lineno, last)
            case ast.ImportFrom(names=names):
                for each in names:
                    yield _span(each, f"{prefix}{each.asname or each.name}")
            case _:
                pass


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str, name: str
) -> Iterator[Span]:
    is_constructor = name == "__init__"
    called = prefix.rstrip(".") if is_constructor else f"{prefix}{name}"
    if not is_constructor:
        yield _span(node, called)
    arguments = node.args
    for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if each.arg != "self":
            yield _span(each, f"{called}({each.arg})")


def _span(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.arg | ast.alias,
    name: str,
) -> Span:
    above: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(each.lineno for each in above)])
    return Span(name, first, node.lineno, node.end_lineno or node.lineno)


def _documented(body: Sequence[ast.stmt], index: int) -> int:
    """The last line of a variable, with the text below that documents it."""
    following = body[index + 1] if index + 1 < len(body) else None
    match following:
        case ast.Expr(value=ast.Constant(value=str())):
            return following.end_lineno or following.lineno
        case _:
            return body[index].end_lineno or body[index].lineno


def line_of(page: Page, text: str) -> int:
    """The line of a page where a symbol stands: its row, its heading, or the first."""
    lines = text.split("\n")
    start = next(
        (
            index
            for index, line in enumerate(lines)
            if page.heading and line.lstrip("#") == f" {page.heading}"
        ),
        0,
    )
    rows = (
        index
        for index, line in enumerate(lines[start:], start)
        if page.row and line.startswith(f"| `{page.row}`")
    )
    return next(rows, start) + 1
