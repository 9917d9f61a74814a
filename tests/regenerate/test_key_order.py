"""Real documents whose mappings are shuffled give the same bytes."""

from __future__ import annotations

import random
from typing import cast

import pytest
from corpus.documents import Source
from regenerate.plain import SOURCES, Json, Plain, plain, shuffled


@pytest.mark.parametrize("source", SOURCES)
def test_the_order_of_keys_means_nothing(source: Source) -> None:
    given = plain(source)
    content = cast("Json", shuffled(given.content, random.Random(source.id)))
    one, other = given.made(), Plain(content, given.folder).made()
    paths = sorted({*one.tree, *other.tree})
    assert [path for path in paths if one.tree.get(path) != other.tree.get(path)] == []
    assert one.names == other.names
