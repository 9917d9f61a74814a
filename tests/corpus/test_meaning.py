"""Every valid example goes through its type and back; no `Any` without a word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from corpus.documents import Source, corpus
from corpus.examples import Fate
from corpus.measure import in_processes
from corpus.survey import Survey, surveyed

# The larger ones are for `-m full`: their examples take minutes to validate.
QUICK_BYTES = 130_000


def surveys(sources: list[Source], folder: Path) -> Mapping[str, Survey]:
    tasks = [(each, folder) for each in sources]
    found: dict[str, Survey] = {}
    for source, answer in zip(sources, in_processes(surveyed, tasks), strict=True):
        assert not isinstance(answer, str), f"{source.id}: {answer}"
        found[source.id] = answer
    return found


def assert_meaningful(found: Mapping[str, Survey]) -> None:
    for name, survey in found.items():
        assert survey.measure.exit_code == 0, survey.measure.output
        assert survey.vagueness is not None
        assert survey.vagueness.untold == [], name
        assert survey.unfounded == (), name
        assert survey.fates is not None
        assert survey.fates.problems == [], name


def test_small_documents(tmp_path: Path, shared: Path) -> None:
    assert shared
    found = surveys([each for each in corpus() if each.bytes < QUICK_BYTES], tmp_path)
    assert_meaningful(found)
    kept = sum(each.fates.counts[Fate.KEPT] for each in found.values() if each.fates)
    assert kept > 1_000


@pytest.mark.full
def test_all_documents(tmp_path: Path, shared: Path) -> None:
    assert shared
    assert_meaningful(surveys(list(reversed(corpus())), tmp_path))
