"""The tools of a client's users find nothing in what real documents become."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from corpus import tools
from corpus.conftest import Clients
from corpus.documents import corpus
from corpus.measure import in_processes, peak_of_command

Tool = Callable[[Path, Sequence[str]], tuple[Counter[str], str]]

# At least 20 documents, the giants among them; the others are the smaller ones, which hold
# more kinds of things a byte.
GIANTS = ("github", "datadog-v2", "stripe")
CHECKED = (*(each.id for each in corpus()[:30]), *GIANTS)
MEGABYTES = 500

pytestmark = pytest.mark.full


@pytest.mark.parametrize(
    "tool",
    [tools.mypy, tools.pyright, tools.ruff, tools.black],
    ids=lambda each: each.__name__,
)
class TestTools:
    def test_core_cases(self, tool: Tool, core_clients: Clients) -> None:
        assert_clean(tool, core_clients, list(core_clients.measures))

    def test_real_documents(self, tool: Tool, corpus_clients: Clients) -> None:
        assert_clean(tool, corpus_clients, CHECKED)


def assert_clean(tool: Tool, clients: Clients, ids: Sequence[str]) -> None:
    packages = [clients.measures[each].package for each in ids]
    missing = [each for each in packages if not (clients.folder / each).is_dir()]
    assert missing == []
    errors, output = tool(clients.folder, packages)
    assert errors == Counter(), output[-4000:]


def test_memory_of_the_largest_document(tmp_path: Path, shared: Path) -> None:
    assert shared
    assert os.name == "posix"
    (source,) = (each for each in corpus() if each.id == "github")
    (peak,) = in_processes(peak_of_command, [(source, tmp_path)])
    assert isinstance(peak, float), peak
    assert 0 < peak <= MEGABYTES
