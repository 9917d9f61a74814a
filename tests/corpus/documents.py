"""The documents of `../shared/specs`, as its two manifests name them.

Knows where each lies, what it holds by the manifest's own count, and whether it is meant to
be good. Does not know how one is read.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from paths import SHARED

SPECS = SHARED / "specs"
CORPUS = SPECS / "corpus"
CASES = SPECS / "cases"


class Expectation(Enum):
    """What a manifest says of a document."""

    GOOD = "good"
    """Valid, or doubtful: peers use it as a good input."""
    BAD = "bad"
    """Invalid on purpose, unparsable, or it refers to a file that nobody has."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document."""

    id: str
    path: Path
    expectation: Expectation
    is_core: bool
    bytes: int
    schemas: int

    @property
    def package(self) -> str:
        """A name for its client: readable, unlike every other, no longer than allowed."""
        name = re.sub(r"[^a-z0-9]+", "_", self.id.lower()).strip("_")
        if not self.path.is_relative_to(CASES):
            return f"d_{name}"
        return f"c_{name[-40:]}_{hashlib.sha256(self.id.encode()).hexdigest()[:8]}"


def corpus() -> tuple[Source, ...]:
    """The real documents, smallest first."""
    return _sources(CORPUS)


def cases() -> tuple[Source, ...]:
    """The small documents from other projects' test suites, smallest first."""
    return _sources(CASES)


@cache
def _sources(folder: Path) -> tuple[Source, ...]:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return ()
    listed = json.loads(manifest.read_text(encoding="utf-8"))["documents"]
    ids = Counter(each["id"] for each in listed)
    found = [
        Source(
            id=each["id"] + (Path(each["file"]).suffix if ids[each["id"]] > 1 else ""),
            path=folder / each["file"],
            expectation=_expectation(each.get("expect", "valid")),
            is_core=each.get("core", True),
            bytes=each["bytes"],
            schemas=each.get("schemas", 0),
        )
        for each in listed
    ]
    return tuple(sorted(found, key=lambda each: (each.bytes, each.id)))


def _expectation(words: str) -> Expectation:
    good = words.startswith(("valid", "doubtful"))
    return Expectation.GOOD if good else Expectation.BAD


def unpacked(source: Source, folder: Path) -> Path:
    """Where `source` can be read as it is: the giants are stored compressed."""
    if source.path.suffix != ".gz":
        return source.path
    plain = folder / source.path.stem
    plain.write_bytes(gzip.decompress(source.path.read_bytes()))
    return plain
