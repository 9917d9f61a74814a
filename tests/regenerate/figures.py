"""What changes in the client when a vendor's document does, beside the figures of peers.

`python -m regenerate.figures` rewrites the table in `docs/regenerate.md`. Knows the 16 pairs
of `../shared`, where the peers' figures stand. Does not know what a good figure is.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paths import ROOT, SHARED
from specpress.changes.change import bump
from specpress.config import Client
from specpress.diagnostics import Place
from specpress.pipeline import changes, generate
from specpress.published import Published, parse_published
from specpress.source import read
from specpress.tree import Tree

PAIRS = sorted((SHARED / "specs/metronome/changes").glob("*/"))
PAGE = ROOT / "docs/regenerate.md"
CLIENT = Client("spec.yaml", package="metronome")
_HEAD = """\
| change | code: files | code: lines | `_runtime/` | docs: lines | Stainless: lines | openapi-python-client: lines | `specpress diff` |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a difference is, counted as `git diff --numstat` does."""

    files: tuple[str, ...]
    insertions: int
    deletions: int

    @property
    def lines(self) -> str:
        """As it stands in the table."""
        return f"+{self.insertions} -{self.deletions}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pair does to the client."""

    name: str
    code: Size
    """The client but for `_runtime/`."""
    runtime: Size
    """The parts of `_runtime/` that come and go."""
    docs: Size
    said: str
    """What `diff` says of the whole: each verdict with its number, and the bump."""
    expected: Mapping[str, Any]

    @property
    def row(self) -> str:
        """The pair's line of the table."""
        stainless = self.expected["anchor"]
        peer = _lines(stainless, "src_") if stainless else "-"
        other = _lines(self.expected["anchor_openapi_python_client_0_29_1"])
        number, parts = len(self.code.files), len(self.runtime.files)
        runtime = f"{parts} file{'s' * (parts > 1)}" if parts else "-"
        own = (str(number), self.code.lines, runtime, self.docs.lines)
        return f"| {' | '.join((self.name, *own, peer, other, self.said))} |\n"


def _lines(peer: Mapping[str, int], prefix: str = "") -> str:
    return f"+{peer[f'{prefix}insertions']} -{peer[f'{prefix}deletions']}"


def figures(pair: Path) -> Figures:
    """Generate from both documents of `pair`, the names of the first published."""
    old, new = (read(str(pair / f"{each}.yaml")) for each in ("before", "after"))
    first = generate(old, CLIENT, Published())
    names = parse_published(first.names or b"", Place("names.toml"))
    second = generate(new, CLIENT, names)
    found, _ = changes(old, new, CLIENT)
    counts: dict[str, int] = {}
    for each in found:
        counts[each.verdict.value] = counts.get(each.verdict.value, 0) + 1
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in counts.items())
    return Figures(
        pair.name,
        *_sizes(first.tree, second.tree),
        f"{verdicts}: {bump(found).value}" if found else "nothing",
        json.loads((pair / "expect.json").read_text()),
    )


def _sizes(old: Tree, new: Tree) -> tuple[Size, Size, Size]:
    """How much of code, runtime and docs differs."""
    paths = sorted({*old, *new})
    changed = [path for path in paths if old.get(path) != new.get(path)]
    docs = [path for path in changed if path.startswith("docs/")]
    runtime = [path for path in changed if "/_runtime/" in path]
    code = [path for path in changed if path not in {*docs, *runtime}]
    return _size(old, new, code), _size(old, new, runtime), _size(old, new, docs)


def _size(old: Tree, new: Tree, paths: list[str]) -> Size:
    lines = [
        line
        for path in paths
        for line in list(
            difflib.unified_diff(
                old.get(path, b"").decode().splitlines(),
                new.get(path, b"").decode().splitlines(),
                n=0,
                lineterm="",
            )
        )[2:]
    ]
    counts = [sum(line[0] == mark for line in lines) for mark in "+-"]
    return Size(tuple(paths), *counts)


def table() -> str:
    """The table of all pairs."""
    return _HEAD + "".join(figures(pair).row for pair in PAIRS)


if __name__ == "__main__":
    head, _, rest = PAGE.read_text().partition("| change |")
    PAGE.write_text(head + table() + rest[rest.index("\n\n") + 1 :])
