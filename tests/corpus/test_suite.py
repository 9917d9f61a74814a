"""The official JSON Schema test suite: what is valid is read and written back; what is not
is refused, unless its keyword is one of those that Python's types cannot say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from corpus.measure import in_processes
from corpus.suite import Case, Outcome, Verdict, rebased, suite, verdicts
from corpus.verdicts import REFUSED, UNENFORCED


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Sequence[Verdict]:
    assert shared
    folder = tmp_path_factory.mktemp("suite")
    answers = in_processes(verdicts, [(cases, folder) for cases in suite().values()])
    return [each for answer in answers for each in checked(answer)]


def checked(answer: list[Verdict] | str) -> list[Verdict]:
    assert not isinstance(answer, str), answer
    return answer


def test_the_whole_suite_is_read(found: Sequence[Verdict]) -> None:
    """As many schemas and instances as `../shared/README.md` says."""
    assert sum(len(cases) for cases in suite().values()) == 383
    assert len(found) == 1_299


def test_every_valid_instance_round_trips(found: Sequence[Verdict]) -> None:
    failed = {
        each.name: f"{each.outcome.value}: {each.detail}"
        for each in found
        if each.is_valid and each.outcome is not Outcome.AS_EXPECTED
    }
    assert {name: why for name, why in failed.items() if name not in REFUSED} == {}
    assert set(REFUSED) <= set(failed)


def test_what_is_invalid_and_accepted_has_a_reason(found: Sequence[Verdict]) -> None:
    accepted = {
        each.file
        for each in found
        if not each.is_valid and each.outcome is Outcome.ACCEPTED
    }
    assert accepted == set(UNENFORCED)


def test_references_are_seen_from_where_the_schema_stands() -> None:
    schema = {
        "properties": {
            "a": {"$ref": "#/$defs/x"},
            "$ref": {"$ref": "#"},
            "c": {"const": {"$ref": "#"}},
        },
        "$defs": {"own": {"$id": "http://a.example/", "not": {"$ref": "#/x"}}},
    }
    at = "#/components/schemas/Case7"
    assert rebased(Case("ref", 7, "", schema, ())) == {
        "properties": {
            "a": {"$ref": f"{at}/$defs/x"},
            "$ref": {"$ref": at},
            "c": {"const": {"$ref": "#"}},
        },
        "$defs": {"own": {"$id": "http://a.example/", "not": {"$ref": "#/x"}}},
    }
