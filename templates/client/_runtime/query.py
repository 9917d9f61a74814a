"""Query and header parameters as text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from .requests import parameter_text


def query_values(
    values: Mapping[str, object], *, joined: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """The pairs that query parameters become (OpenAPI, style `form`).

    An absent parameter (None) becomes none. A list becomes a pair an item, or, where it is
    among `joined`, one pair with commas.
    """
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        texts = _texts(name, value)
        if name in joined and texts:
            texts = [",".join(texts)]
        pairs += [(name, text) for text in texts]
    return tuple(pairs)


def header_values(values: Mapping[str, object]) -> dict[str, str]:
    """The fields that header parameters become (OpenAPI, style `simple`)."""
    texts = {name: _texts(name, value) for name, value in values.items()}
    return {name: ",".join(items) for name, items in texts.items() if items}


def _texts(name: str, value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, Collection) and not isinstance(value, str | bytes):
        items = cast("Collection[object]", value)
        return [parameter_text(name, item) for item in items]
    return [parameter_text(name, value)]
