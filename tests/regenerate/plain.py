"""Documents as plain values, to be changed and generated from.

Knows where a schema and an operation go. Does not know what is emitted.
"""

from __future__ import annotations

import copy
import gzip
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pytest
from corpus.documents import Source, corpus
from specpress.config import Client
from specpress.diagnostics import Place
from specpress.files import Folder
from specpress.pipeline import Result, generate
from specpress.published import Published, parse_published
from specpress.source import Document, parse

Json = dict[str, Any]
WORDS = ("aaa added", "mmm added", "zzz added")
"""Names for what is added: they sort first, between and last."""
SMALL = 30_000
SOURCES = [
    pytest.param(
        each, id=each.id, marks=() if each.bytes < SMALL else (pytest.mark.full,)
    )
    for each in corpus()
]
"""The documents of the corpus; the larger ones are for the long tests."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A document as JSON has it, and the files around it."""

    content: Json
    folder: Folder | None = None

    def document(self) -> Document:
        """What specpress reads."""
        data = json.dumps(self.content).encode()
        return parse(data, "spec.json", folder=self.folder, lenient=True)

    def made(self, names: bytes | None = b"") -> Result:
        """What is generated, where `names` are published."""
        client = Client("spec.json", package="example", lenient=True)
        return generate(self.document(), client, _published(names))


def _published(names: bytes | None) -> Published | None:
    return None if names is None else parse_published(names, Place("names.toml"))


def plain(source: Source) -> Plain:
    """One document of the corpus."""
    data = source.path.read_bytes()
    whole = gzip.decompress(data) if source.path.suffix == ".gz" else data
    name = source.path.name.removesuffix(".gz")
    document = parse(whole, name, lenient=True)
    content = cast("Json", json.loads(json.dumps(document.root)))
    return Plain(content, Folder.around(str(source.path)))


def shuffled(value: object, order: random.Random) -> object:
    """The same value with the keys of every mapping in another order; lists stay."""
    if isinstance(value, dict):
        pairs = list(cast("Json", value).items())
        order.shuffle(pairs)
        return {key: shuffled(item, order) for key, item in pairs}
    if isinstance(value, list):
        return [shuffled(item, order) for item in cast("list[object]", value)]
    return value


def with_schema(given: Plain, name: str, order: random.Random) -> Plain:
    """`given` with an object more, at any place among the schemas."""
    content = copy.deepcopy(given.content)
    holder = content if "swagger" in content else content.setdefault("components", {})
    key = "definitions" if "swagger" in content else "schemas"
    name = name.title().replace(" ", "")
    added = {"type": "object", "properties": {"id": {"type": "string"}}}
    holder[key] = _put(holder.get(key) or {}, name, added, order)
    return Plain(content, given.folder)


def with_operation(given: Plain, name: str, order: random.Random) -> Plain:
    """`given` with an operation more, at any place among the paths, with one of its tags."""
    content = copy.deepcopy(given.content)
    paths: Json = content.get("paths") or {}
    operation: Json = {
        "operationId": name.replace(" ", "_"),
        "responses": {"204": {"description": "done"}},
    }
    if tags := sorted(_tags(paths)):
        operation["tags"] = [order.choice(tags)]
    path = "/" + name.replace(" ", "-")
    content["paths"] = _put(paths, path, {"get": operation}, order)
    return Plain(content, given.folder)


def _tags(paths: Mapping[str, Any]) -> set[str]:
    """The tags that operations stand under."""
    items = [cast("Json", item) for item in paths.values() if isinstance(item, dict)]
    found = [
        cast("Json", each).get("tags")
        for item in items
        for each in item.values()
        if isinstance(each, dict)
    ]
    return {tags[0] for tags in found if tags}


def _put(into: Json, key: str, value: object, order: random.Random) -> Json:
    pairs = list(into.items())
    pairs.insert(order.randint(0, len(pairs)), (key, value))
    assert key not in into
    return dict(pairs)
