"""Paging in real documents: the vendor's own SDK as oracle, and counts that were read by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from corpus.documents import SPECS
from specpress import ir
from specpress.config import Client
from specpress.pipeline import read_api
from specpress.source import read

METRONOME = SPECS / "metronome" / "full-2026-05.json"
SURFACE = SPECS / "metronome" / "surface.json"


def paged(path: Path) -> dict[str, ir.Paging]:
    api, _ = read_api(read(str(path)), Client(str(path), lenient=True))
    return {each.id: each.paging for each in api.operations if each.paging}


def anonymous(operation: str) -> str:
    """Method and path, whatever the parameters in it are called."""
    return re.sub(r"\{\w+\}", "{}", operation)


@pytest.fixture(scope="module")
def metronome(shared: Path) -> dict[str, ir.Paging]:
    assert shared
    return {anonymous(name): each for name, each in paged(METRONOME).items()}


def test_what_the_vendor_pages_is_paged(metronome: dict[str, ir.Paging]) -> None:
    document: Any = json.loads(METRONOME.read_text(encoding="utf-8"))
    described = {
        anonymous(f"{method.upper()} {path}"): json.dumps(operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }
    surface: Any = json.loads(SURFACE.read_text(encoding="utf-8"))
    vendor = {
        anonymous(f"{each['method']} {each['path']}")
        for each in surface["operations"].values()
        if "page" in each["response"]
    }
    missing = (vendor & described.keys()) - metronome.keys()
    # The SDK is of a later day: in this document, these two have no cursor anywhere.
    assert missing == {"POST /v1/contracts/list", "POST /v2/contracts/list"}
    assert not [name for name in missing if "next_page" in described[name]]
    assert len(vendor & metronome.keys()) == 21


def test_whatever_answers_with_a_next_page_is_paged(
    metronome: dict[str, ir.Paging],
) -> None:
    """The vendor's SDK walks fewer: each of these takes what it answers with."""
    document: Any = json.loads(METRONOME.read_text(encoding="utf-8"))
    answering = {
        anonymous(f"{method.upper()} {path}")
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if '"next_page"' in json.dumps(operation["responses"])
    }
    assert answering <= metronome.keys()
    assert metronome.keys() - answering == {"POST /v2/notifications/offset/list"}


def test_the_eight_shapes_of_metronome(metronome: dict[str, ir.Paging]) -> None:
    """Where the cursor is sent, and from where it is taken."""
    shapes: dict[tuple[str, str, str], int] = {}
    for paging in metronome.values():
        assert isinstance(paging.step, ir.Cursor)
        match paging.step.sent:
            case ir.InQuery(name):
                sent, to = "query", name.reveal()
            case ir.InBody(path):
                sent, to = "body", "/".join(each.reveal() for each in path)
        taken = "/".join(each.wire_name.reveal() for each in paging.step.next)
        shapes[sent, to, taken] = shapes.get((sent, to, taken), 0) + 1
    # read by hand; with and without `limit`, required and not, by GET and POST: eight
    assert shapes == {
        ("query", "next_page", "next_page"): 19,
        ("body", "next_page", "next_page"): 7,
        ("body", "cursor", "next_page"): 1,
        ("body", "cursor", "pagination/next_page"): 1,
        ("body", "cursor", "cursor"): 1,
    }


# Every one of these was read: no other operation of the document shows both sides.
COUNTS = {
    "box-2025.json": 11,
    "docusign-rooms.json": 16,
    "lob/lob-api-public.yml": 19,
    "od-up.com.au.json": 6,
    # offsets, and page numbers without an end: told by nothing but words
    "clerk.yml": 0,
    "spotify.yml": 0,
    "od-gitea.io.json": 0,
    "museum.yaml": 0,
}


@pytest.mark.parametrize("name", COUNTS)
def test_no_more_and_no_less_is_recognised(name: str, shared: Path) -> None:
    assert shared
    assert len(paged(SPECS / "corpus" / name)) == COUNTS[name]
