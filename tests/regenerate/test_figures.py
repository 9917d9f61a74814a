"""The vendor's own changes touch no more than `expect.json` asks for, and the table says so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from regenerate.figures import PAGE, PAIRS, Figures, figures

# What is wanted of lines of code, where a number is: added and deleted ones in sum.
MOST = {"01": 6, "04": 1, "05": 1, "06": 2, "10": 25, "14": 6, "15": 4, "16": 0}


@pytest.fixture(scope="module", name="all_figures")
def _all_figures(shared: object) -> Mapping[str, Figures]:
    assert shared
    return {pair.name[:2]: figures(pair) for pair in PAIRS}


def test_all_pairs_are_there(all_figures: Mapping[str, Figures]) -> None:
    assert sorted(all_figures) == [f"{number:02}" for number in range(1, 17)]


@pytest.mark.parametrize("pair", MOST)
def test_code_changes_no_more_than_wanted(
    all_figures: Mapping[str, Figures], pair: str
) -> None:
    code = all_figures[pair].code
    assert code.insertions + code.deletions <= MOST[pair]


def test_a_description_changes_its_docstring_and_its_page(
    all_figures: Mapping[str, Figures],
) -> None:
    found = all_figures["15"]
    assert len(found.code.files) == len(found.docs.files) == 1
    assert (found.code.insertions, found.docs.insertions) == (2, 1)  # sync and async
    assert found.runtime.files == ()


def test_what_means_nothing_changes_nothing(
    all_figures: Mapping[str, Figures],
) -> None:
    found = all_figures["16"]
    assert (found.code.files, found.runtime.files, found.docs.files) == ((), (), ())


def test_the_runtime_comes_and_goes_whole(all_figures: Mapping[str, Figures]) -> None:
    for found in all_figures.values():
        assert 0 in (found.runtime.insertions, found.runtime.deletions)


def test_the_table_is_what_was_measured(all_figures: Mapping[str, Figures]) -> None:
    page = PAGE.read_text()
    for found in all_figures.values():
        assert found.row in page, "run `python -m regenerate.figures`"
