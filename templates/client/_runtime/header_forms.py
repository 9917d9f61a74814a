"""Texts of headers as JSON, by their style (OpenAPI, style `simple`; RFC 6570, 3.2.2).

A text that does not have the form that it should have becomes a JSON string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import chain, repeat

from pydantic_core import from_json

Form = Callable[[str], str]

header_text: Form = json.dumps
"""Any text."""

_SCALAR = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null", re.ASCII)


def header_scalar(text: str) -> str:
    """A number, a boolean or null."""
    return text if _SCALAR.fullmatch(text) else json.dumps(text)


def header_json(text: str) -> str:
    """JSON, as `content` says."""
    try:
        from_json(f"[{text}]", allow_inf_nan=False)
    except ValueError:
        return json.dumps(text)
    return text


def header_list(*forms: Form) -> Form:
    """`a,b`: items of these forms; the last is that of all others."""
    others = forms[-1] if forms else header_text

    def read(text: str) -> str:
        each = chain(forms, repeat(others))
        pairs = zip(_parts(text), each, strict=False)
        return f"[{','.join(form(part) for part, form in pairs)}]"

    return read


def header_pairs(forms: Mapping[str, Form] = {}, other: Form = header_text) -> Form:
    """`key,a,key,b`: an object without `explode`."""

    def read(text: str) -> str:
        parts = _parts(text)
        if len(parts) % 2:
            return json.dumps(text)
        return _object(dict(zip(parts[::2], parts[1::2], strict=True)), forms, other)

    return read


def header_properties(
    forms: Mapping[str, Form] = {}, other: Form = header_text
) -> Form:
    """`key=a,key=b`: an object with `explode`."""

    def read(text: str) -> str:
        parts = [part.partition("=") for part in _parts(text)]
        if not all(equals for _, equals, _ in parts):
            return json.dumps(text)
        return _object({key: value for key, _, value in parts}, forms, other)

    return read


def _parts(text: str) -> list[str]:
    """The parts between commas, without the blanks that may stand there (RFC 9110, 5.6.1)."""
    return [part.strip(" \t") for part in text.split(",")] if text else []


def _object(values: Mapping[str, str], forms: Mapping[str, Form], other: Form) -> str:
    pairs = (
        f"{json.dumps(name)}:{forms.get(name, other)(text)}"
        for name, text in values.items()
    )
    return f"{{{','.join(pairs)}}}"
