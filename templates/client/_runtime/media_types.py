"""Bodies of several media types: which of them came is what the Content-Type says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .misfits import Misfit
from .requests import Decoder

T = TypeVar("T")


def by_media_type(decoders: Mapping[str, Decoder[T]]) -> Decoder[T]:
    """A decoder that reads each media type, or range of them, with its own (RFC 9110, 12.5.1).

    An answer without a Content-Type is read as the first. One with another raises
    ValueError, but for a dialect: `application/problem+json` is read as JSON.
    """
    return _ByMediaType(decoders)


@dataclass(frozen=True, slots=True)
class _ByMediaType(Generic[T]):
    decoders: Mapping[str, Decoder[T]]

    def __call__(
        self,
        content: bytes,
        headers: Mapping[str, str] | None = None,
        misfits: list[Misfit] | None = None,
        /,
    ) -> T:
        headers = headers or {}
        answered = headers.get("content-type", "").strip()
        chosen = max(self.decoders, key=lambda each: _fit(each, answered))
        if answered and _fit(chosen, answered) < 0:
            raise ValueError(f"documented are only {', '.join(self.decoders)}")
        return self.decoders[chosen](content, headers, misfits)


def _fit(documented: str, answered: str) -> int:
    """How well a media type is the one that is documented; below 0 where it is not."""
    wanted, wanted_parameters = _parsed(documented)
    name, parameters = _parsed(answered)
    if wanted == name:
        return 5 + len(wanted_parameters) if wanted_parameters <= parameters else 4
    if wanted in ("*/*", "*"):
        return 1
    if "*" in wanted:
        start, _, end = wanted.partition("*")
        is_within = name.startswith(start) and name.endswith(end)
        return 2 + bool(end) if is_within else -1
    return 0 if _dialect(wanted) == _dialect(name) else -1


def _parsed(media_type: str) -> tuple[str, frozenset[str]]:
    name, *parameters = media_type.lower().split(";")
    return name.strip(), frozenset("".join(each.split()) for each in parameters)


def _dialect(name: str) -> str:
    """What a media type is a kind of (RFC 6838, section 4.2.8)."""
    last = name.rpartition("/")[2].rpartition("+")[2]
    return last if last in ("json", "xml") else name
