"""Words, and names made of words: pure functions from strings to Python identifiers.

Knows Python's rules for names and the styles snake_case, PascalCase and CONSTANT_CASE.
Does not know what is being named; collisions between names are settled in `names`.

A text that is in the wanted style already is kept letter for letter. No name made here has
two underscores in a row but before a hash, and none ends in one but a keyword: so a name
with a suffix never equals one without.
"""

from __future__ import annotations

import hashlib
import keyword
import re
import sys
import unicodedata
from collections.abc import Sequence

LONGEST = 70
"""Characters of a name, before a hash that tells it from others."""
LONGEST_CLASS = 60
"""The same of a class, whose first line black cannot break well."""

_WORD = re.compile(
    r"(?:IPv|OAuth)[0-9]*"
    r"|[A-Z]{2,}s(?![a-z])"  # IDs, URLs
    r"|[A-Z]+(?![a-z])(?:[0-9]+[A-Z]+(?![a-z]))*[0-9]*"  # HTTP, K8S, S3
    r"|[A-Z]?[a-z]+(?:[0-9]+[a-z]+)*[0-9]*"  # customer, Fields, v1beta1
    r"|[0-9]+(?:[a-z]+[0-9]*)*"  # 2fa, 16x16
)
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_HUMP = re.compile(r"[A-Z][a-z0-9]*")

_SIGN = re.compile(
    r"^[-+!](?=[^-+!A-Za-z0-9]?[A-Za-z0-9])|(?<![A-Za-z0-9])-(?=[0-9])|\+(?=[0-9])"
)
_SIGNS = {"-": " minus ", "+": " plus ", "!": " not "}
# Texts of nothing but symbols, as people call them; others are spelled out.
_SYMBOLS = {
    "<": "less than",
    "<=": "less than or equal",
    ">": "greater than",
    ">=": "greater than or equal",
    "=": "equal",
    "!=": "not equal",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
    "/": "slash",
    ".": "dot",
}
_SPELLED = 8
"""Characters of a text of symbols that are spelled out."""


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case: at capitals, and wherever no letter or digit is.

    `customFieldsV2` gives custom, fields, v2. Letters outside ASCII lose their marks, or
    else are written by their code point; a text of nothing but symbols is spelled out. A
    sign before all else is a word: `name` and `-name` are two orders.
    """
    plain = text
    if not text.isascii():
        plain = "".join(map(_ascii, unicodedata.normalize("NFKD", text)))
    if "-" in plain or "+" in plain or plain.startswith("!"):
        plain = _SIGN.sub(lambda found: _SIGNS[found[0]], plain)
    found = _WORD.findall(plain)
    if found or not text.strip():
        return tuple(word.lower() for word in found)
    return tuple(re.findall(r"[a-z0-9]+", _spelled(text.strip()).lower()))


def _ascii(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char):
        return ""
    folded = char.casefold()
    if folded.isascii():
        return folded
    return f" u{ord(char):x} " if char.isalnum() else " "


def _spelled(text: str) -> str:
    known = _SYMBOLS.get(text)
    if known is not None:
        return known
    return " ".join(
        unicodedata.name(char, f"u{ord(char):x}") for char in text[:_SPELLED]
    )


def snake(*texts: str, default: str) -> str:
    """A snake_case identifier; `default` stands where no word is left, or before a digit."""
    if len(texts) == 1 and len(texts[0]) <= LONGEST and _SNAKE.fullmatch(texts[0]):
        return _no_keyword(texts[0])
    return _no_keyword(_underscored(texts, default))


def constant(text: str, *, default: str) -> str:
    """A CONSTANT_CASE identifier."""
    if len(text) <= LONGEST and _CONSTANT.fullmatch(text):
        return text
    return _underscored((text,), default).upper()


def _underscored(texts: Sequence[str], default: str) -> str:
    found = [word for text in texts for word in words(text)]
    name = "_".join(found) or default
    if len(name) > LONGEST:
        name = f"{_cut(found, '_', LONGEST)}__{short_hash(*texts)}"
    return f"{default}_{name}" if name[:1].isdigit() else name


def pascal(*texts: str, default: str) -> str:
    """A PascalCase identifier. A text that is one already is kept, letter for letter.

    Of a long path of texts, the name keeps both ends: whose it is, and what it is.
    """
    parts = [
        _HUMP.findall(text) if _PASCAL.fullmatch(text) else _capitals(text)
        for text in texts
    ]
    found = [part for part in parts if part]
    name = "".join(word for part in found for word in part) or default
    if len(name) > LONGEST_CLASS:
        kept = [found[0], *found[1:][-2:]]
        in_brief = _cut([word for part in kept for word in part], "", LONGEST_CLASS)
        name = f"{in_brief}__{short_hash(*texts)}"
    return _no_keyword(f"{default}{name}" if name[:1].isdigit() else name)


def camel(name: str) -> str:
    """A snake_case name in lower camelCase."""
    return re.sub("_(.)", lambda found: found[1].upper(), name)


def title(name: str) -> str:
    """A snake_case name in Title Case, with blanks."""
    return name.replace("_", " ").title()


def _capitals(text: str) -> list[str]:
    return [word[:1].upper() + word[1:] for word in words(text)]


def _cut(found: Sequence[str], separator: str, longest: int) -> str:
    """As many whole words as there is room for; a piece of the first where that is none."""
    name = found[0][:longest]
    for word in found[1:]:
        if len(name) + len(separator) + len(word) > longest:
            break
        name += separator + word
    return name


def _no_keyword(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def short_hash(*texts: str, digits: int = 4) -> str:
    """A few hexadecimal digits that depend on `texts` alone."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:digits]


DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""File names that Windows keeps for itself, with any suffix."""


TAKEN_PACKAGES = (
    DEVICES
    | sys.stdlib_module_names
    | frozenset(keyword.kwlist)
    | {"docs", "httpx", "httpx2", "pydantic", "anyio"}
)
"""What a package cannot be called: it could not be imported, or hide what it imports."""


def package_name(title: str) -> str:
    """The package that is called after an API; empty where nothing follows from `title`.

    Words like "API" that say nothing are left out at the end.
    """
    found = list(words(title))
    while len(found) > 1 and found[-1] in ("api", "rest", "http", "openapi", "spec"):
        found.pop()
    name = snake("_".join(found), default="api") if found else ""
    return f"{name}_client" if name in TAKEN_PACKAGES else name
