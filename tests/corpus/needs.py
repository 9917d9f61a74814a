"""What documents need besides their own file, each by name and with the reason.

A test checks that each of them is refused without it.
"""

from __future__ import annotations

from typing import Any

from corpus.documents import Source

REFS_WITHIN = {
    "camara-qod": "its references lead to a folder beside its own",
    "openapi3-examples/3.0__pass__externalPathItemRef": "likewise",
}
LENIENT = {
    "openapi-json-schema-generator/3_0__kotlin__reserved_words": (
        "a response refers to a schema"
    ),
}


def settings(source: Source) -> dict[str, Any]:
    """What `source` needs, by the names of the configuration."""
    found: dict[str, Any] = {}
    if source.id in LENIENT:
        found["lenient"] = True
    if source.id in REFS_WITHIN:
        found["refs_within"] = str(source.path.parent.parent)
    return found


def options(source: Source) -> list[str]:
    """The same for the command line."""
    found: list[str] = []
    for name, value in settings(source).items():
        found.append(f"--{name.replace('_', '-')}")
        found += [] if value is True else [value]
    return found
