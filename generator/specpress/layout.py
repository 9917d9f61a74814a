"""How long lines are broken, just as black breaks them.

Templates put one thing a line and end lists with a comma, so that black changes nothing.
What can still be too long, an annotation or an import, is laid out here. Knows line lengths
and black's rules for brackets; knows nothing of what the text means.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from specpress.literals import WIDTH, Code

_STEP = "    "


def fits(text: str, indent: int) -> bool:
    """Whether `text` fits on a line after `indent` spaces."""
    return indent + len(text) <= WIDTH


def annotated(
    name: str, type_: str, default: str = "", *, indent: int, end: str = ""
) -> Code:
    """`name: type = default`, over several lines where one is too short."""
    tail = (f" = {default}" if default else "") + end
    line = f"{name}: {type_}{tail}"
    if fits(line, indent):
        return Code(line)
    margin = " " * indent
    if default and not end and fits(f"{name}: {type_} = (", indent):
        return Code(f"{name}: {type_} = (\n{margin}{_STEP}{default}\n{margin})")
    return Code(f"{name}: {_split(type_, indent)}{tail}")


def assigned(name: str, value: str, *, indent: int) -> Code:
    """`name = value`, with the value on a line of its own where that helps."""
    line = f"{name} = {value}"
    if fits(line, indent) or not fits(value, indent + len(_STEP)):
        return Code(line)
    margin = " " * indent
    return Code(f"{name} = (\n{margin}{_STEP}{value}\n{margin})")


def expression(text: str, *, indent: int, around: int = 0) -> Code:
    """An expression with `around` other characters on its line."""
    return Code(text if fits(text, indent + around) else _split(text, indent))


def result(text: str, *, indent: int, around: int) -> Code:
    """The result of a function without parameters; what is too long for this is black's."""
    if fits(text, indent + around) or not fits(text, indent + len(_STEP)):
        return Code(text)
    margin = " " * indent
    return Code(f"(\n{margin}{_STEP}{text}\n{margin})")


def imported(module: str, names: Sequence[str], *, indent: int = 0) -> Code:
    """`from module import names`."""
    line = f"from {module} import {', '.join(names)}"
    if fits(line, indent):
        return Code(line)
    margin = " " * indent
    lines = "".join(f"{margin}{_STEP}{name},\n" for name in names)
    return Code(f"from {module} import (\n{lines}{margin})")


def _split(text: str, indent: int) -> str:
    """An expression that does not fit, with what is in its outermost brackets set apart."""
    node = ast.parse(text, mode="eval").body
    written = text.encode()  # as ast counts
    margin, inner = " " * indent, " " * (indent + len(_STEP))

    def piece(part: ast.expr | ast.keyword, around: int) -> str:
        source = written[part.col_offset : part.end_col_offset].decode()
        if isinstance(part, ast.keyword):
            return source
        return expression(source, indent=len(inner), around=around)

    parts: list[ast.expr | ast.keyword]
    match node:
        case ast.BinOp(op=ast.BitOr()):
            if fits(text, len(inner)):
                return f"(\n{inner}{text}\n{margin})"
            first, *others = _union(node)
            lines = [piece(first, 0), *(piece(part, 2) for part in others)]
            body = f"\n{inner}| ".join(lines)
            return f"(\n{inner}{body}\n{margin})"
        case ast.Subscript(value=head, slice=ast.Tuple(elts=items)):
            parts = [*items]
            opening, closing = f"{ast.unparse(head)}[", "]"
        case ast.Subscript(value=head, slice=part):
            return f"{ast.unparse(head)}[\n{inner}{piece(part, 0)}\n{margin}]"
        case ast.Call(func=head, args=positional, keywords=named):
            parts = [*positional, *named]
            opening, closing = f"{ast.unparse(head)}(", ")"
        case _:
            # brackets that do not help are left out
            return f"(\n{inner}{text}\n{margin})" if fits(text, len(inner)) else text
    together = text[len(opening) : -len(closing)]
    if fits(together, len(inner)):
        return f"{opening}\n{inner}{together}\n{margin}{closing}"
    body = "".join(f"{inner}{piece(part, 1)},\n" for part in parts)
    return f"{opening}\n{body}{margin}{closing}"


def _union(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [*_union(node.left), node.right]
    return [node]
