"""Answers from the file of published names alone, where a document is not at hand.

Knows classes and methods, by pointer and by HTTP method and path. Knows no lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from specpress.config import Client
from specpress.explain.answer import Answer
from specpress.explain.query import ByName, ByPointer, Query
from specpress.grammar import join, tokens
from specpress.published import Entry
from specpress.run import published_in


def remembered(query: Query, client: Client) -> Iterator[Answer]:
    """What the names that `client` published say of `query`."""
    published = published_in(Path(client.output))
    for pointer, entry in published.classes.items():
        if _is_meant(query, pointer, entry):
            yield Answer(f"models.{entry.name}", None, pointer)
    for id_, entry in published.methods.items():
        method, _, template = id_.partition(" ")
        pointer = join("#", "paths", template, method.lower())
        if query == ByName(id_) or _is_meant(query, pointer, entry):
            yield Answer(f"client.{entry.name}", None, pointer)


def _is_meant(query: Query, pointer: str, entry: Entry) -> bool:
    match query:
        case ByName(name):
            called = f".{name.partition('(')[0]}."
            return any(f".{each}." in called for each in entry.names)
        case ByPointer("", wanted):
            return tokens(wanted) == tokens(pointer)
        case _:
            return False
