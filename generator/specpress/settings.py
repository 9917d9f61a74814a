"""Settings of single operations: their keys, and what each may hold.

Knows the table that the configuration (TOML) and a document (`x-specpress`) both hold. Does
not know where a table stands, nor whether what it says fits the operation.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, cast

from specpress.diagnostics import Place
from specpress.grammar import TOKEN
from specpress.literals import Text
from specpress.operation_settings import (
    OperationSettings,
    PagingSettings,
    PagingStyle,
    Path,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a table, and with which of its keys."""

    keys: tuple[str, ...]
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says, and what of it cannot be used."""

    settings: OperationSettings
    problems: tuple[Problem, ...] = ()


class _Unfit(Exception):  # noqa: N818 - never leaves this module
    """A value is not what its key holds; the message says what it should be."""


def nearest(word: str, known: Collection[str]) -> str:
    """A hint at what `word` may have meant."""
    near = difflib.get_close_matches(word, known, 1, cutoff=0.0)
    return f"did you mean {near[0]!r}?" if near else ""


def read_settings(table: Mapping[str, object], where: Place) -> Reading:
    """What `table`, which stands at `where`, says; what cannot be used is left out."""
    problems: list[Problem] = []
    found = _read(table, _OPERATION, (), problems)
    return Reading(OperationSettings(**found, where=where), tuple(problems))


def _read(
    table: Mapping[str, object],
    readers: Mapping[str, Callable[[object], object]],
    above: tuple[str, ...],
    problems: list[Problem],
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items():
        keys = (*above, key)
        if key not in readers:
            message = f"unknown key {'.'.join(keys)}"
            problems.append(Problem(keys, message, nearest(key, readers)))
        elif key == "paging" and isinstance(value, dict):
            inner = cast("dict[str, object]", value)
            if (paging := _paging(inner, keys, problems)) is not None:
                found[key] = paging
        else:
            try:
                found[key] = readers[key](value)
            except _Unfit as unfit:
                problems.append(Problem(keys, f"{'.'.join(keys)} is not {unfit}"))
    return found


def _paging(
    table: Mapping[str, object], above: tuple[str, ...], problems: list[Problem]
) -> PagingSettings | None:
    before = len(problems)
    found = _read(table, _PAGING, above, problems)
    if len(problems) > before:
        return None  # half of what leads through pages leads astray
    name = ".".join(above)
    if "style" not in found:
        known = ", ".join(style.value for style in PagingStyle)
        problems.append(Problem(above, f"{name} has no style", f"one of {known}"))
        return None
    style: PagingStyle = found["style"]
    needed, allowed = STYLE_KEYS[style]
    for key in needed - found.keys():
        message = f"{name} has no {key}, which style {style.value!r} needs"
        problems.append(Problem(above, message))
    for key in found.keys() - needed - allowed - {"style", "items"}:
        message = f"{name}.{key} means nothing with style {style.value!r}"
        problems.append(Problem((*above, key), message))
    if style in SENDING and ("parameter" in found) == ("body" in found):
        message = f"{name} needs either parameter or body, with style {style.value!r}"
        problems.append(Problem(above, message))
    return None if len(problems) > before else PagingSettings(**found)


def _style(value: object) -> PagingStyle:
    for style in PagingStyle:
        if value == style.value:
            return style
    raise _Unfit("one of " + ", ".join(style.value for style in PagingStyle))


def _pointer(value: object) -> Path:
    """A JSON pointer (RFC 6901) through objects."""
    if not isinstance(value, str) or (value and not value.startswith("/")):
        raise _Unfit("a JSON pointer as '/data' (RFC 6901)")
    steps = value.split("/")[1:]
    return tuple(Text(step.replace("~1", "/").replace("~0", "~")) for step in steps)


def _name(value: object) -> Text:
    if not isinstance(value, str) or not value:
        raise _Unfit("a name")
    return Text(value)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _Unfit("a whole number, 0 or more")
    return value


def _seconds(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _Unfit("a number of seconds")
    if not 0 < value <= MAX_SECONDS:
        raise _Unfit("a number of seconds, above 0 and at most a day")
    return float(value)


def _off(value: object) -> bool:
    if value is not False:
        raise _Unfit("a table or false")
    return False


def _header_or_off(value: object) -> Text | bool:
    if value is False:
        return False
    if not isinstance(value, str) or not TOKEN.fullmatch(value):
        raise _Unfit("the name of a header, or false")
    return Text(value)


_OPERATION: Mapping[str, Callable[[object], object]] = {
    "idempotency_key": _header_or_off,
    "paging": _off,
    "retries": _count,
    "timeout": _seconds,
}
_PAGING: Mapping[str, Callable[[object], object]] = {
    "body": _pointer,
    "first": _count,
    "item": _pointer,
    "items": _pointer,
    "more": _pointer,
    "next": _pointer,
    "number": _pointer,
    "parameter": _name,
    "style": _style,
    "total": _pointer,
}
MAX_SECONDS = 86_400
SENDING = frozenset(PagingStyle) - {PagingStyle.NEXT_URL, PagingStyle.LINK}
"""The styles whose next request differs from the last one in one value."""
_SENT = frozenset({"body", "parameter"})
_NONE = frozenset[str]()
STYLE_KEYS: Mapping[PagingStyle, tuple[frozenset[str], frozenset[str]]] = {
    PagingStyle.CURSOR: (frozenset({"next"}), _SENT | {"more"}),
    PagingStyle.LAST_ITEM: (frozenset({"item"}), _SENT | {"more"}),
    PagingStyle.OFFSET: (_NONE, _SENT | {"total", "more"}),
    PagingStyle.PAGE: (_NONE, _SENT | {"total", "more", "first", "number"}),
    PagingStyle.NEXT_URL: (frozenset({"next"}), _NONE),
    PagingStyle.LINK: (_NONE, _NONE),
}
"""What each style needs, and what it may have beside that and `items`."""
