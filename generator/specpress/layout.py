"""How long lines are broken, just as black breaks them.

Templates put one thing a line and end lists with a comma, so that black changes nothing.
What can still be too long, an annotation or an import, is laid out here. Knows line lengths
and black's rules for brackets; knows nothing of what the text means.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

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
    if default and not end and fits(f"{name}: {type_} = (", indent):
        return Code(f"{name}: {type_} = {_split(default, indent)}")
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


def based(name: str, base: str) -> Code:
    """The head of a class, `class name(base)`, without its colon."""
    line = f"class {name}({base})"
    return Code(line if fits(line, 1) else f"class {name}(\n{_STEP}{base}\n)")


def imported(module: str, names: Sequence[str], *, indent: int = 0) -> Code:
    """`from module import names`; `import module`, where the name is empty."""
    if not any(names):
        return Code(f"import {module}")
    line = f"from {module} import {', '.join(names)}"
    if fits(line, indent):
        return Code(line)
    margin = " " * indent
    lines = "".join(f"{margin}{_STEP}{name},\n" for name in names)
    return Code(f"from {module} import (\n{lines}{margin})")


def members(union: str) -> Iterator[str]:
    """What stands between the bars of `union`, its groups included."""
    written = union.encode()  # as ast counts
    pending = [ast.parse(union, mode="eval").body]
    while pending:
        match pending.pop():
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                pending += right, left
            case member:
                yield _source(member, written)


def _split(text: str, indent: int, *, is_within: bool = False, after: int = 0) -> str:
    """An expression that does not fit, with what is in its outermost brackets set apart.

    A union is put into brackets, if it does not stand within others; there, `after`
    characters follow on its last line.
    """
    node = ast.parse(text, mode="eval").body
    written = text.encode()  # as ast counts
    margin, inner = " " * indent, " " * (indent + len(_STEP))

    def piece(
        part: ast.expr | ast.keyword, at: str, before: str = "", after: int = 0
    ) -> str:
        found = _source(part, written)
        is_whole = fits(before + found, len(at) + after)
        if not is_whole and not isinstance(part, ast.keyword):
            # of a union, only a group in brackets is a union itself
            is_group = isinstance(node, ast.BinOp) and isinstance(part, ast.BinOp)
            found = _split(found, len(at), is_within=not is_group, after=after)
        return f"{at}{before}{found}"

    match node:
        case ast.BinOp(op=ast.BitOr()) if is_within or not fits(text, len(inner)):
            at = margin if is_within else inner
            first, *others, last = _union(node)
            lines = [
                piece(first, at),
                *(piece(part, at, "| ") for part in others),
                piece(last, at, "| ", after),
            ]
            body = "\n".join(lines)
            return body.lstrip() if is_within else f"(\n{body}\n{margin})"
        case ast.Subscript(value=head, slice=part) if not isinstance(part, ast.Tuple):
            opening = f"{_source(head, written)}["
            return f"{opening}\n{piece(part, inner)}\n{margin}]"
        case ast.Subscript() | ast.Call() | ast.Dict():
            opening, parts = _opened(node, written)
        case _:
            # brackets that do not help are left out
            helps = not is_within and fits(text, len(inner))
            return f"(\n{inner}{text}\n{margin})" if helps else text
    together = text[len(opening) : -1]
    if fits(together, len(inner)):
        return f"{opening}\n{inner}{together}\n{margin}{text[-1]}"
    lines = [f"{piece(part, inner, label, 1)},\n" for label, part in parts]
    return f"{opening}\n{''.join(lines)}{margin}{text[-1]}"


def _opened(
    node: ast.Subscript | ast.Call | ast.Dict, written: bytes
) -> tuple[str, list[tuple[str, ast.expr | ast.keyword]]]:
    """What stands before the parts of `node`, its bracket included; and those."""
    parts: list[ast.expr | ast.keyword]
    match node:
        case ast.Call(func=head, args=positional, keywords=named):
            parts = [*positional, *named]
            return f"{_source(head, written)}(", [("", each) for each in parts]
        case ast.Dict(keys=keys, values=values):
            labels = [f"{_source(key, written)}: " if key else "**" for key in keys]
            return "{", [*zip(labels, values, strict=True)]
        case ast.Subscript(value=head, slice=part):
            items = part.elts if isinstance(part, ast.Tuple) else [part]
            return f"{_source(head, written)}[", [("", each) for each in items]


def _source(part: ast.expr | ast.keyword, written: bytes) -> str:
    """What is written for a part of an expression of one line."""
    return written[part.col_offset : part.end_col_offset].decode()


def _union(node: ast.expr) -> list[ast.expr]:
    """What stands between the bars; a group in brackets, which is never the first, is one."""
    if isinstance(node, ast.BinOp):
        return [*_union(node.left), node.right]
    return [node]
