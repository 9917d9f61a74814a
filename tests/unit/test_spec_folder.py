"""`spec/` holds the founding page and the document inside it, both unchanged."""

from __future__ import annotations

from pathlib import Path

from paths import ROOT

PAGE = ROOT / "spec" / "get-a-customer.md"
DOCUMENT = ROOT / "spec" / "metronome.yaml"


def test_the_document_is_what_stands_in_the_fence_of_the_page() -> None:
    _, _, rest = PAGE.read_bytes().partition(b"\n````yaml ")
    fenced, _, after = rest.partition(b"\n")[2].partition(b"````")
    assert DOCUMENT.read_bytes() == fenced
    assert not after.strip()


def test_the_page_is_the_one_that_was_given(shared: Path) -> None:
    given = shared / "specs" / "metronome" / "get-a-customer.md"
    assert given.read_bytes() == PAGE.read_bytes()
