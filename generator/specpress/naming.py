"""Words, and names made of words: pure functions from strings to Python identifiers.

Knows Python's rules for names and the styles snake_case, PascalCase and CONSTANT_CASE.
Does not know what is being named; collisions between names are settled in `names`.
"""

from __future__ import annotations

import builtins
import hashlib
import keyword
import re
import sys
import unicodedata

LONGEST = 60
"""Characters of a name made here, before a suffix that tells it from another."""

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case: at capitals, and wherever no letter or digit is.

    `customFieldsV2` gives custom, fields, v2. Letters outside ASCII lose their marks, or
    else are written by their code point; a text of nothing but symbols is spelled out.
    """
    plain = "".join(_ascii(char) for char in unicodedata.normalize("NFKD", text))
    plain = re.sub(r"(?<![A-Za-z0-9])-(?=[0-9])", " minus ", plain)
    plain = re.sub(r"(?<![A-Za-z0-9])\+(?=[0-9])", " plus ", plain)
    found = tuple(word.lower() for word in _WORD.findall(plain))
    if found or not text.strip():
        return found
    spelled = " ".join(unicodedata.name(char, f"u{ord(char):x}") for char in text[:8])
    return tuple(re.findall(r"[a-z0-9]+", spelled.lower()))


def _ascii(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char):
        return ""
    folded = char.casefold()
    if folded.isascii():
        return folded
    return f" u{ord(char):x} " if char.isalnum() else " "


def snake(*texts: str, default: str) -> str:
    """A snake_case identifier; `default` stands where no word is left, or before a digit."""
    return _identifier("_".join(_all_words(texts)), f"{default}_", default, texts)


def constant(*texts: str, default: str) -> str:
    """A CONSTANT_CASE identifier."""
    name = "_".join(_all_words(texts)).upper()
    return _identifier(name, f"{default}_", default, texts)


def pascal(*texts: str, default: str) -> str:
    """A PascalCase identifier. A text that is one already is kept, letter for letter."""
    parts = [
        text if _PASCAL.fullmatch(text) else "".join(map(_capital, words(text)))
        for text in texts
    ]
    return _identifier("".join(parts), default, default, texts)


def _all_words(texts: tuple[str, ...]) -> list[str]:
    return [word for text in texts for word in words(text)]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _identifier(name: str, prefix: str, default: str, texts: tuple[str, ...]) -> str:
    if not name:
        return default
    if name[0].isdigit():
        name = prefix + name
    if len(name) > LONGEST:
        name = f"{name[:LONGEST].rstrip('_')}_{short_hash(*texts)}"
    return (
        f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name
    )


def short_hash(*texts: str) -> str:
    """Four hexadecimal digits that depend on `texts` alone."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:4]


BUILTINS = frozenset(dir(builtins))
"""Names that a parameter or class should not hide."""

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
