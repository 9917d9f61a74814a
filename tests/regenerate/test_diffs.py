"""`specpress diff` of real documents: empty of one with itself, and a list for any two."""

from __future__ import annotations

import copy
import random
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from corpus.documents import Source, corpus
from paths import SHARED
from regenerate.plain import SOURCES, Json, Plain, plain
from specpress.changes.change import RULES, Change, Side, Verdict
from specpress.config import Client
from specpress.diagnostics import Failure
from specpress.pipeline import changes
from specpress.source import read

CLIENT = Client("spec.json", package="example", lenient=True)
VENDORS = ("adyen", "apideck", "box", "docusign", "paypal", "zoom")
PAIRS = [
    (one, other)
    for vendor in VENDORS
    for one in corpus()
    for other in corpus()
    if one is not other and one.id.startswith(vendor) and other.id.startswith(vendor)
]
METRONOME = sorted((SHARED / "specs/metronome/changes").glob("*/"))


def found(old: Plain, new: Plain) -> tuple[Change, ...]:
    """The changes, each of which has a verdict that the documentation lists."""
    all_, _ = changes(old.document(), new.document(), CLIENT)
    for each in all_:
        rule = RULES[each.code]
        ways = {
            rule.request if side is Side.REQUEST else rule.response
            for side in each.sides
        }
        assert each.verdict in (ways or {rule.request})
        assert isinstance(each.verdict, Verdict)
        assert each.where
    return all_


@cache
def loaded(source: Source) -> Plain:
    return plain(source)


@pytest.mark.parametrize("source", SOURCES)
def test_a_document_does_not_differ_from_itself(source: Source) -> None:
    assert found(plain(source), plain(source)) == ()


@pytest.mark.full
@pytest.mark.parametrize(
    ("old", "new"), PAIRS, ids=[f"{one.id}-{other.id}" for one, other in PAIRS]
)
def test_any_two_documents_of_a_vendor_can_be_compared(
    old: Source, new: Source
) -> None:
    assert found(loaded(old), loaded(new))


@pytest.mark.full
@pytest.mark.parametrize("folder", METRONOME, ids=lambda each: each.name)
def test_what_went_can_come_back(folder: Path, shared: Path) -> None:
    """Every pair the other way round: what was added is removed, and so on."""
    assert shared
    old, new = (read(str(folder / f"{each}.yaml")) for each in ("before", "after"))
    forth, back = changes(old, new, CLIENT)[0], changes(new, old, CLIENT)[0]
    assert {each.where for each in forth if each.is_on_the_wire} == {
        each.where for each in back if each.is_on_the_wire
    }


def mutated(value: object, order: random.Random, chance: float) -> object:
    """`value` with parts of it gone, repeated or in the place of others."""
    if isinstance(value, dict):
        pairs = [
            (key, mutated(each, order, chance))
            for key, each in cast("Json", value).items()
        ]
        if pairs and order.random() < chance:
            key, other = order.choice(pairs)[0], order.choice(pairs)[1]
            return {**dict(pairs), key: copy.deepcopy(other)}
        return {key: each for key, each in pairs if order.random() >= chance / 4}
    if isinstance(value, list):
        items = [
            mutated(each, order, chance)
            for each in cast("list[object]", value)
            if order.random() >= chance / 4
        ]
        return items if order.random() >= chance else items[::-1]
    swaps = ("", 0, True, None, "string", "object", "array", "integer", "uuid")
    return order.choice(swaps) if order.random() < chance / 8 else value


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("chance", [0.002, 0.02])
def test_random_mutations_can_be_compared(source: Source, chance: float) -> None:
    """Or the document is refused: there is nothing between."""
    given = plain(source)
    order = random.Random(f"{source.id} {chance}")
    for _ in range(6):
        content = mutated(given.content, order, chance)
        assert isinstance(content, dict)
        other = Plain(cast("Json", content), given.folder)
        try:
            other.made(None)
        except Failure:
            continue
        found(given, other)
        found(other, given)
