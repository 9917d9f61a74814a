"""Documents that are generated only with `--lenient`, and why.

Knows names and reasons. A test checks that each of them is refused without it.
"""

from __future__ import annotations

from corpus.documents import Source

LENIENT: dict[str, str] = {}


def options(source: Source) -> list[str]:
    """What the command needs to be told for `source`."""
    return ["--lenient"] if source.id in LENIENT else []
