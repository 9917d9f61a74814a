"""A tree as YAML: one spelling for each value, and a line for each change.

Knows which scalars readers of YAML 1.1 and 1.2 take for the same text. Long lines are not
folded, so that a changed word is a changed line and no more. Does not know what a key means.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from specpress.nodes import Map, Node, Seq, Value

_STEP = "  "
# It starts with a letter, or is a version, so it is no number, date or indicator; a colon or a
# number sign in it is none that ends it.
_PLAIN = re.compile(r"[A-Za-z_/$](?:[^:#]|:(?=\S)|(?<=\S)#)*|\d+\.\d+\.\d+")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What YAML 1.1 or 1.2 reads as no text, in any case."""
_SHARED = 2
"""How deep components stand."""
_LONGEST_KEY = 1000
"""A key on one line with its colon may have 1024 characters (YAML 1.2.2, 7.4.2)."""


class YamlWriter:
    """Writes trees; components that several of them share are worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Node, list[str]]] = {}

    def text(self, root: Map) -> str:
        """`root`, which is not empty, in block style, without the last line break."""
        return "\n".join(self._lines(root, 0))

    def _lines(self, node: Node, depth: int) -> Iterator[str]:
        pad = _STEP * depth
        if isinstance(node, Map):
            for key, value in node.items():
                yield from self._entry(_scalar(key, depth, is_key=True), value, depth)
            return
        for value in node:
            if isinstance(value, Map | Seq) and value:
                first, *others = self._lines(value, depth + 1)
                yield f"{pad}- {first.removeprefix(pad + _STEP)}"
                yield from others
            else:
                yield f"{pad}- {_scalar(value, depth)}"

    def _entry(self, key: str, value: Value, depth: int) -> Iterator[str]:
        pad = _STEP * depth
        start = f"{pad}? {key}\n{pad}:" if len(key) > _LONGEST_KEY else f"{pad}{key}:"
        if not isinstance(value, Map | Seq) or not value:
            yield f"{start} {_scalar(value, depth)}"
            return
        yield start
        if depth != _SHARED:
            yield from self._lines(value, depth + 1)
            return
        if (
            id(value) not in self._known
        ):  # kept with its lines, so that no other has its id
            self._known[id(value)] = value, list(self._lines(value, depth + 1))
        yield from self._known[id(value)][1]


def _scalar(value: Value, depth: int, *, is_key: bool = False) -> str:
    match value:
        case Map():
            return "{}"
        case Seq():
            return "[]"
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return _float(value)
        case str():
            return _text(value, depth, is_key=is_key)
        case int():
            return str(value)


def _text(text: str, depth: int, *, is_key: bool) -> str:
    if not is_key and _is_block(text):
        return _literal(text, depth)
    if _is_plain(text):
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _float(value: float) -> str:
    if not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    mantissa, exponent, power = repr(value).partition("e")
    # without a point, YAML 1.1 takes it for text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}{exponent}{power}"


def _is_plain(text: str) -> bool:
    is_whole = bool(_PLAIN.fullmatch(text)) and text[-1] not in ": "
    return is_whole and text.isprintable() and text.lower() not in _WORDS


def _is_block(text: str) -> bool:
    """Whether a literal block gives back `text`, and shows all of it."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and text[0] not in " \t\n"
        and all(line.replace("\t", " ").isprintable() for line in lines)
        and not any(line and not line.strip() for line in lines)
    )


def _literal(text: str, depth: int) -> str:
    pad = _STEP * (depth + 1)
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    mark = ("-", "", "+")[min(ends, 2)]
    lines = [f"{pad}{line}" if line else "" for line in body.split("\n")]
    return "\n".join((f"|{mark}", *lines, *[""] * (ends - 1)))


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    known = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    code = ord(char)
    return known or (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
