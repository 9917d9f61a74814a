"""What an API's operations take and answer, in a form that several sides can be seen in.

Knows how two sides are compared. Does not know the sides (`sides`), nor what differences
between them mean.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class Seen(ABC):
    """The type of a value, from one side."""

    @property
    @abstractmethod
    def kind(self) -> str:
        """A type of JSON Schema; "any", "binary", "date-time", or "union"."""

    @property
    def values(self) -> frozenset[str]:
        """The known strings; none where there may be any."""
        return frozenset()

    @property
    def is_nullable(self) -> bool | None:
        """None where this side does not say."""
        return None

    @property
    def item(self) -> Seen | None:
        """Of an array, or of an object whose names are data."""
        return None

    @property
    def fields(self) -> Mapping[str, tuple[bool | None, Seen]]:
        """Whether each must be there (None where this side does not say), and its type."""
        return {}

    @property
    @abstractmethod
    def identity(self) -> object:
        """The same for the same type: types may contain themselves."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A parameter, or a field of the body."""

    required: bool
    type: Seen


@dataclass(frozen=True, slots=True)
class Facts:
    """One operation."""

    taken: Mapping[tuple[str, str], Taken]
    """By place and wire name; the place of a body that is no object is `body_root`."""
    answer: Seen | None
    is_page: bool = False
    """Whether `answer` is only the type of the items in a page."""


Operations = Mapping[tuple[str, str], Facts]
"""By method and path template."""


@dataclass(frozen=True, slots=True)
class Difference:
    where: str
    what: str
    left: object
    right: object


def type_differences(
    left: Seen, right: Seen, where: str, met: frozenset[object] = frozenset()
) -> Iterator[Difference]:
    """Where two sides say something else of a type; what one does not say is passed over."""
    both = (left.identity, right.identity)
    if both in met:
        return
    met |= {both}
    if left.kind != right.kind:
        yield Difference(where, "type", left.kind, right.kind)
        return
    if left.values != right.values:
        yield Difference(
            where, "values", left.values - right.values, right.values - left.values
        )
    if None not in (left.is_nullable, right.is_nullable) and (
        left.is_nullable != right.is_nullable
    ):
        yield Difference(where, "nullable", left.is_nullable, right.is_nullable)
    if left.item is not None and right.item is not None:
        yield from type_differences(left.item, right.item, f"{where}[]", met)
    for name in sorted(left.fields.keys() | right.fields.keys()):
        at = f"{where}.{name}"
        if name not in left.fields or name not in right.fields:
            yield Difference(at, "field", name in left.fields, name in right.fields)
            continue
        (needed, inner), (other_needed, other) = left.fields[name], right.fields[name]
        if None not in (needed, other_needed) and needed != other_needed:
            what = "required, may be null" if inner.is_nullable else "required"
            yield Difference(at, what, needed, other_needed)
        yield from type_differences(inner, other, at, met)


def differences(left: Operations, right: Operations) -> Iterator[Difference]:
    """Where two sides say something else of an API."""
    for key in sorted(left.keys() | right.keys()):
        where = " ".join(key)
        if key not in left or key not in right:
            yield Difference(where, "operation", key in left, key in right)
            continue
        yield from _taken_differences(left[key].taken, right[key].taken, where)
        one, other = left[key].answer, right[key].answer
        if right[key].is_page and one is not None:
            one = one.fields["data"][1].item
        if one is not None and other is not None:
            yield from type_differences(one, other, f"{where} ->")
        elif one is not other:
            yield Difference(where, "answer", one is not None, other is not None)


def _taken_differences(
    left: Mapping[tuple[str, str], Taken],
    right: Mapping[tuple[str, str], Taken],
    where: str,
) -> Iterator[Difference]:
    for place, name in sorted(left.keys() | right.keys()):
        at = f"{where} {place} {name}"
        one, other = left.get((place, name)), right.get((place, name))
        if one is None or other is None:
            yield Difference(at, "parameter", one is not None, other is not None)
            continue
        if one.required != other.required:
            yield Difference(at, "required", one.required, other.required)
        yield from type_differences(one.type, other.type, at)
