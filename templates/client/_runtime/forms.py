"""Bodies of `application/x-www-form-urlencoded` (WHATWG URL, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote_plus

from typing_extensions import TypeForm

from .files import Upload
from .properties import properties
from .query import Pair, Styled, pairs
from .styles import form_property

Written = Callable[[object], Styled | None]
"""How a property is written: a function of `styles`."""

_AS_USUAL: Mapping[str, Written] = {}


def form_content(
    type_: TypeForm[Any], value: object, *, styles: Mapping[str, Written] = _AS_USUAL
) -> tuple[str, bytes] | None:
    """An object as pairs of a name and a text; None where there is none.

    A list is a pair an item, and an object JSON text, unless `styles` has another way. What
    is null or was not set is left out.

    Raises:
        ValueError: it is not of that type, or has a file in it.
    """
    if value is None:
        return None
    given = properties(type_, value)
    for name in (name for name, each in given.items() if isinstance(each, Upload)):
        raise ValueError(f"{name}: a file cannot be in this form")
    found: list[str] = []
    for name, each in given.items():
        styled = styles.get(name, form_property)(each)
        found += [_encoded(pair) for pair in pairs(name, styled)]
    return "application/x-www-form-urlencoded", "&".join(found).encode()


def _encoded(pair: Pair) -> str:
    value = replace(pair, escape=_escaped).value()
    return f"{_escaped(pair.name or '')}={value}"


def _escaped(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")
