"""Every operation of real documents, sent to Prism, which validates and answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.documents import Source, unpacked
from corpus.measure import in_processes
from corpus.needs import options
from corpus.operations import document_operations
from corpus.reading import Files
from prism.calls import Call, Outcome, called, called_wrongly
from prism.documents import OTHERS, QUICK, sources
from prism.exceptions import EXCEPTIONS
from prism.methods import raised
from prism.server import serving


def named(source: Source) -> str:
    return source.id


def assert_all_pass(source: Source, prism: Path, folder: Path) -> None:
    """All operations pass, but the exceptions, which do not."""
    spec = unpacked(source, folder)
    with serving(prism, spec, folder / "prism.log") as url:
        (calls,) = in_processes(called, [(source, folder, url, *options(source))])
    assert not isinstance(calls, str), calls
    assert len(calls) == document_operations(Files(spec)).total()
    listed = EXCEPTIONS.get(source.id, {})
    wrong = [str(each) for each in calls if each.outcome is not expected(each, listed)]
    assert wrong == []
    assert listed.keys() <= {each.operation for each in calls}


def expected(call: Call, listed: dict[str, tuple[Outcome, str]]) -> Outcome:
    return listed[call.operation][0] if call.operation in listed else Outcome.PASSED


@pytest.mark.parametrize("source", sources(QUICK), ids=named)
def test_all_operations(
    source: Source, prism: Path, tmp_path: Path, shared: Path
) -> None:
    assert shared
    assert_all_pass(source, prism, tmp_path)


@pytest.mark.full
@pytest.mark.parametrize("source", sources(OTHERS), ids=named)
def test_all_operations_of_more(
    source: Source, prism: Path, tmp_path: Path, shared: Path
) -> None:
    assert shared
    assert_all_pass(source, prism, tmp_path)


def test_what_is_wrong_is_refused(prism: Path, tmp_path: Path, shared: Path) -> None:
    """Else all of the above would show nothing."""
    assert shared
    (source,) = sources(("customers",))
    with serving(prism, source.path, tmp_path / "prism.log") as url:
        (calls,) = in_processes(called_wrongly, [(source, tmp_path, url)])
    assert not isinstance(calls, str), calls
    assert len(calls) > 10
    assert {each.outcome for each in calls} == {Outcome.REFUSED}, calls


def test_methods_send_the_same(prism: Path, tmp_path: Path, shared: Path) -> None:
    """By their methods, too, all operations of the customer's document pass."""
    assert shared
    (source,) = sources(("customers",))
    with serving(prism, source.path, tmp_path / "prism.log") as url:
        (found,) = in_processes(raised, [(source, tmp_path, url)])
    assert not isinstance(found, str), found
    count, problems = found
    assert problems == []
    assert count >= 2 * document_operations(Files(source.path)).total()
