"""The clients of all documents, each generated and measured once a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from corpus.documents import Expectation, cases, corpus
from corpus.measure import Measure, measures
from corpus.needs import options


@dataclass(frozen=True, slots=True)
class Clients:
    """Measures by the document's id, and the folder with the packages."""

    folder: Path
    measures: Mapping[str, Measure]


@pytest.fixture(scope="session")
def corpus_clients(tmp_path_factory: pytest.TempPathFactory) -> Clients:
    folder = tmp_path_factory.mktemp("corpus")
    return Clients(folder, measures(corpus(), folder, options))


@pytest.fixture(scope="session")
def core_clients(tmp_path_factory: pytest.TempPathFactory) -> Clients:
    folder = tmp_path_factory.mktemp("core")
    good = [
        each
        for each in cases()
        if each.is_core and each.expectation is Expectation.GOOD
    ]
    return Clients(folder, measures(good, folder, options))


@pytest.fixture(scope="session")
def other_clients(tmp_path_factory: pytest.TempPathFactory) -> Clients:
    """Those of the good cases that are not core."""
    folder = tmp_path_factory.mktemp("cases")
    good = [
        each
        for each in cases()
        if not each.is_core and each.expectation is Expectation.GOOD
    ]
    return Clients(folder, measures(good, folder, options))
