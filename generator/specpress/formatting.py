"""Python as black writes it.

Templates and `layout` write what black would leave alone: tests hold whole trees against
black. Where they cannot be sure they leave a line too long, and only statements with such
a line are given to black, which takes a hundred times as long as everything else here.
Knows black, and what it never changes. Knows nothing of templates and of what is meant.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from specpress.literals import WIDTH

_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_ATOM = rf"(?:{_STRING}|\w+(?:\.\w+)?)"
# What stays on one line however long it is: within brackets, a constant or a name with what
# belongs to it, or the start of a list; elsewhere, an assignment of a constant that is too long
# even in parentheses.
_UNBREAKABLE = re.compile(
    rf" *(?:#.*|(?:\| |{_STRING}: |\w+=)?{_ATOM},?|\w+ as \w+,"
    rf"|{_STRING}: \(|from [.\w]+ import \()",
    re.ASCII,
)
_ASSIGNED = re.compile(rf"( *)\w+ = ({_STRING})", re.ASCII)
_STEP = 4
_BLANKS = re.compile(r"\A\s|[ \t]\n|\n{4}|\n\n\Z|[^\n]\Z|\t")
_SUSPECT = re.compile(rf"^.{{{WIDTH + 1},}}$|[^\x00-\x7f]|[(\[{{]$", re.MULTILINE)
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


def black_written(text: str, *, is_stub: bool) -> str:
    """A module that templates rendered, as black writes it."""
    if _BLANKS.search(text):
        return _by_black(text, is_stub=is_stub)
    if not _SUSPECT.search(text):
        return text
    lines = text.split("\n")
    doubtful = list(_doubtful(lines))
    return _mended(text, lines, doubtful, is_stub=is_stub) if doubtful else text


def _doubtful(lines: list[str]) -> Iterator[int]:
    """The lines that black may change, docstrings left out; the first one is 0."""
    in_docstring = False
    for number, line in enumerate(lines):
        if in_docstring or line.lstrip().startswith('"""'):
            marks = line.count('"""')
            in_docstring ^= marks % 2 == 1
        elif not _is_settled(line) or _is_badly_split(lines, number):
            yield number


def _is_settled(line: str) -> bool:
    if line.isascii():
        return (
            len(line) <= WIDTH
            or _UNBREAKABLE.fullmatch(line) is not None
            or _is_long_assignment(line)
        )
    # how wide other characters are is for black to say
    widest = len(line) + sum(char > "\x7f" for char in line)
    is_whole = line.endswith(",") or _ASSIGNED.fullmatch(line) is not None
    return widest <= WIDTH and is_whole


def _is_long_assignment(line: str) -> bool:
    match = _ASSIGNED.fullmatch(line)
    return match is not None and len(match[1]) + _STEP + len(match[2]) > WIDTH


def _is_badly_split(lines: list[str], number: int) -> bool:
    """Whether brackets that open at the end of a line hold nothing, or what fits there."""
    line = lines[number]
    if not line.endswith(_OPENING):
        return False
    within, after = (*lines[number + 1 : number + 3], "", "")[:2]
    inner = within.strip()
    if inner.startswith(_CLOSING) or _margin(within) != _margin(line) + _STEP:
        return True
    is_alone = after.lstrip().startswith(_CLOSING)
    is_open = inner.endswith((",", *_OPENING))
    joined = len(line) + len(inner) + len(after.strip())
    fits = joined <= WIDTH or len(line) > WIDTH
    return is_alone and not is_open and fits


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mended(text: str, lines: list[str], doubtful: list[int], *, is_stub: bool) -> str:
    """`text` with its doubtful statements as black writes them.

    Black writes a statement in the same way wherever it stands at that depth.
    """
    try:
        body = ast.parse(text).body
    except SyntaxError:  # for `gate` to tell
        return text
    parts: list[str] = []
    done = 0
    for depth, statement in _smallest(body, doubtful):
        start, end = _extent(statement)
        head = "class _:\n" * depth
        source = "\n".join([*lines[start:end], ""])
        written = _by_black(head + source, is_stub=is_stub).removeprefix(head)
        parts += [*lines[done:start], written[:-1]]
        done = end
    return "\n".join([*parts, *lines[done:]])


def _smallest(
    body: Sequence[ast.stmt], doubtful: list[int]
) -> Iterator[tuple[int, ast.stmt]]:
    """The statements with a doubtful line; those of a class, if no other line of it is one.

    With each comes how deep it stands: 1 in a class.
    """
    for statement in body:
        mine = _within(statement, doubtful)
        members = statement.body if isinstance(statement, ast.ClassDef) else []
        theirs = [each for each in members if _within(each, mine)]
        if mine and sum(len(_within(each, mine)) for each in theirs) == len(mine):
            yield from ((1, each) for each in theirs)
        elif mine:
            yield 0, statement


def _within(statement: ast.stmt, numbers: list[int]) -> list[int]:
    start, end = _extent(statement)
    return numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]


def _extent(statement: ast.stmt) -> tuple[int, int]:
    """The first line of a statement, and the one after its last; the first of all is 0."""
    match statement:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            decorated = statement.decorator_list
            first = min(each.lineno for each in (statement, *decorated))
        case _:
            first = statement.lineno
    return first - 1, statement.end_lineno or 0


def _by_black(text: str, *, is_stub: bool) -> str:
    import black.mode  # noqa: PLC0415 - a fifth of a second that few documents need

    mode = black.mode.Mode(
        target_versions={black.mode.TargetVersion.PY311}, is_pyi=is_stub
    )
    return black.format_str(text, mode=mode)
