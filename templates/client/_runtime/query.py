"""Query and header parameters as text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

from .requests import parameter_text


def escaped(text: str) -> str:
    """`text` with all but letters, digits and `-._~` percent-encoded (RFC 6570, 3.2.2)."""
    return quote(text, safe="")


@dataclass(frozen=True, slots=True)
class Pair:
    """One `name=value`; the value is made of texts with a delimiter between them."""

    name: str | None
    """None where the value stands alone."""
    texts: tuple[str, ...]
    delimiter: str = ","
    escape: Callable[[str], str] = escaped
    """How a text stands where it is sent."""

    def value(self) -> str:
        """The texts, escaped, as one."""
        return self.delimiter.join(map(self.escape, self.texts))

    def __str__(self) -> str:
        if self.name is None:
            return self.value()
        return f"{escaped(self.name)}={self.value()}"


@dataclass(frozen=True, slots=True)
class Styled:
    """A value with a style of its own (see `styles`): the pairs that it becomes."""

    pairs: Callable[[str], Iterable[Pair]]


def pairs(name: str, value: object) -> Iterator[Pair]:
    """The pairs that a parameter becomes: none where it is None, one an item of a list."""
    if isinstance(value, Styled):
        yield from value.pairs(name)
    elif isinstance(value, Collection) and not isinstance(value, str | bytes):
        for item in cast("Collection[object]", value):
            yield Pair(name, (parameter_text(name, item),))
    elif value is not None:
        yield Pair(name, (parameter_text(name, value),))


def query_values(values: Mapping[str, object]) -> tuple[str, ...]:
    """The parts of a query that parameters become (OpenAPI, style `form`)."""
    return tuple(
        str(pair) for name, value in values.items() for pair in pairs(name, value)
    )


def header_values(values: Mapping[str, object]) -> dict[str, str]:
    """The fields that header parameters become (OpenAPI, style `simple`)."""
    fields: dict[str, str] = {}
    for name, value in values.items():
        texts = [text for pair in pairs(name, value) for text in pair.texts]
        if texts:
            fields[name] = ",".join(texts)
    return fields
