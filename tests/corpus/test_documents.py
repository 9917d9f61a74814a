"""Real documents and other projects' cases: each gives a client that imports, with all of
its operations; a bad one gives an answer.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.conftest import Clients
from corpus.documents import Expectation, Source, cases, corpus
from corpus.measure import Measure, generated, in_processes
from corpus.needs import LISTED

GOOD = [each for each in cases() if each.expectation is Expectation.GOOD]
BAD = [each for each in cases() if each.expectation is Expectation.BAD]
CORE = [each for each in GOOD if each.is_core]
OTHERS = [each for each in GOOD if not each.is_core]
SECONDS = 60
CODES = {0, 2, 3}  # docs: README, "Exit codes"; 1 is for --check


def assert_complete(measure: Measure) -> None:
    """A client came of the document, whole and sound."""
    assert measure.fault == ""
    assert measure.exit_code == 0, measure.output
    assert measure.unparsed == ()
    assert measure.import_problems == ()
    assert measure.differences == ()


def named(source: Source) -> str:
    return source.id


def test_the_manifests_are_read(shared: Path) -> None:
    """As many documents as `../shared/README.md` and the issue say."""
    assert shared
    assert len(corpus()) == 75
    assert len(cases()) == 1_724
    assert sum(each.is_core for each in cases()) == 225


@pytest.mark.parametrize("source", corpus(), ids=named)
def test_a_real_document(source: Source, corpus_clients: Clients) -> None:
    assert_complete(corpus_clients.measures[source.id])


@pytest.mark.parametrize("source", CORE, ids=named)
def test_a_core_case(source: Source, core_clients: Clients) -> None:
    assert_complete(core_clients.measures[source.id])


@pytest.mark.full
@pytest.mark.parametrize("source", OTHERS, ids=named)
def test_a_case(source: Source, other_clients: Clients) -> None:
    assert_complete(other_clients.measures[source.id])


def assert_answers(sources: list[Source], folder: Path) -> None:
    """Each gets an exit code in time, and no fault of the command's own."""
    tasks = [(each, folder) for each in sources]
    answers = in_processes(generated, tasks, seconds=SECONDS)
    wrong = {
        source.id: answer if isinstance(answer, str) else answer.output[-2000:]
        for source, answer in zip(sources, answers, strict=True)
        if isinstance(answer, str)
        or answer.exit_code not in CODES
        or "internal error" in answer.output
        or "Traceback" in answer.output
    }
    assert wrong == {}


def test_bad_core_cases_get_an_answer(tmp_path: Path, shared: Path) -> None:
    assert shared
    assert_answers([each for each in BAD if each.is_core], tmp_path)


@pytest.mark.full
def test_all_bad_cases_get_an_answer(tmp_path: Path, shared: Path) -> None:
    assert shared
    assert_answers(BAD, tmp_path)


def test_what_is_listed_in_needs_is_needed(tmp_path: Path, shared: Path) -> None:
    """Else the list would hide that a document has become easy."""
    assert shared
    sources = [each for each in (*corpus(), *cases()) if each.id in LISTED]
    assert {each.id for each in sources} == LISTED
    answers = in_processes(generated, [(each, tmp_path) for each in sources])
    codes = [each if isinstance(each, str) else each.exit_code for each in answers]
    assert codes == [2] * len(sources)
