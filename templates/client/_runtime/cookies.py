"""Cookie parameters as the field `Cookie` (RFC 6265, section 4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from .query import Pair, Styled, pairs

# RFC 6265, section 4.1.1: names are tokens, values have no blank, quote, semicolon, comma
# or backslash; a comma stands between the texts of a list (OpenAPI 3.2, style `cookie`).
_SYMBOLS = "!#$&'*+^`|"
_VALUE = re.compile(r"[!#-+\--:<-\[\]-~]*")


def cookie_header(values: Mapping[str, object]) -> str | None:
    """`name=value; name=value`, each part percent-encoded; None where nothing is sent."""
    found = [
        f"{quote(pair.name or name, safe=_SYMBOLS)}={pair.value()}"
        for name, value in values.items()
        for pair in pairs(name, value)
    ]
    return "; ".join(found) or None


def verbatim_cookie(value: object) -> Styled | None:
    """Style `cookie`: nothing is percent-encoded.

    Raises:
        ValueError: the value has characters that no cookie can have.
    """

    def checked(name: str) -> Iterator[Pair]:
        for pair in pairs(name, value):
            if not all(map(_VALUE.fullmatch, pair.texts)):
                raise ValueError(f"{name}: these characters cannot be in a cookie")
            yield replace(pair, escape=str)

    return None if value is None else Styled(checked)
