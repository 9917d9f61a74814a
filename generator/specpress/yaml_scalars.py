"""What a plain YAML scalar means: the core schema of YAML 1.2.

Knows the schema's words and numbers. Does not know quotes, tags or anchors.
"""

from __future__ import annotations

import re

from specpress.nodes import Origin, Value, integer

# YAML 1.2.2, 10.3.2 "Tag Resolution", with one exception: an integer with a leading
# zero stays text, since `012` is a code far more often than the number twelve.
_WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{
        sign + word: float(f"{sign}inf")
        for sign in ("", "+", "-")
        for word in (".inf", ".Inf", ".INF")
    },
}
_INTEGERS = (
    (re.compile(r"[-+]?(?:0|[1-9][0-9]*)"), 10),
    (re.compile(r"0o[0-7]+"), 8),
    (re.compile(r"0x[0-9a-fA-F]+"), 16),
)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMBER_START = frozenset("+-.0123456789")


def resolve(text: str, origin: Origin, mark: int) -> Value:
    """The value of a plain scalar; a number too long to handle is refused."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    for pattern, base in _INTEGERS:
        if pattern.fullmatch(text):
            return integer(text, base, origin, mark)
    if _FLOAT.fullmatch(text) and not _LEADING_ZERO.fullmatch(text):
        return float(text)
    return text
