"""The vendor's own document: its client has all of it, and agrees with the vendor's SDK
wherever the two, which are not of the same day, speak of the same thing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from corpus.documents import SPECS, Expectation, Source
from corpus.emitted import lowered
from corpus.facts import Difference, Operations, differences
from corpus.measure import Measure, in_processes, measured
from corpus.reading import Files
from corpus.sides import of_client, of_document, of_vendor

SPEC = SPECS / "metronome" / "full-2026-05.json"
SURFACE = SPECS / "metronome" / "surface.json"
SOURCE = Source(
    id="metronome-full",
    path=SPEC,
    expectation=Expectation.GOOD,
    is_core=True,
    bytes=0,
    schemas=455,
)

# What only one of two ages of the API has: looked up on both sides by `differences`.
DRIFT = "the document (May 2026) and the SDK (4.12.0, later) are of different days"
SPELLINGS = "of values that differ only by case, or by a word, the SDK lists some"
NULLABLE = "what must be there and may be null is Optional in the SDK"
UNTYPED = "the SDK says object where the document has a type"
UNTYPED_ENDS = (".billable_status", "rate-cards/list body_root ")
# Fields of answers whose requiredness changed between the two ages, and nothing else did.
REQUIRED_BEFORE = frozenset(
    {"archived_at", "current", "ending_before", "salesforce_account_id"}
)
REQUIRED_AFTER = frozenset({"configuration", "id"})


@pytest.fixture(scope="module")
def document(shared: Path) -> Operations:
    assert shared
    return of_document(Files(SPEC))


@pytest.fixture(scope="module")
def vendor() -> Operations:
    return of_vendor(json.loads(SURFACE.read_text(encoding="utf-8")))


def test_all_operations_and_models_are_there(tmp_path: Path, shared: Path) -> None:
    assert shared
    (done,) = in_processes(measured, [(SOURCE, tmp_path)])
    assert isinstance(done, Measure), done
    assert done.exit_code == 0, done.output
    assert (done.operations, done.differences) == (133, ())
    assert (done.unparsed, done.import_problems) == ((), ())


def test_the_client_says_what_the_document_says(document: Operations) -> None:
    client = of_client(lowered(SPEC, "metronome").api)
    assert list(differences(client, document)) == []


def test_the_vendor_says_the_same_or_is_explained(
    document: Operations, vendor: Operations
) -> None:
    found = list(differences(document, vendor))
    assert [each for each in found if not explanation(each)] == []
    used = {explanation(each) for each in found}
    assert used == {DRIFT, SPELLINGS, NULLABLE, UNTYPED}
    assert sum(key in document for key in vendor) == 106


def explanation(found: Difference) -> str:
    """Why the document and the vendor's SDK differ; empty where nobody knows."""
    name = found.where.rpartition(".")[2]
    match found.what:
        case "operation" | "parameter" | "field":
            return DRIFT  # exactly one side has it
        case "values":
            return _of_values(found)
        case "required, may be null" if found.left:
            return NULLABLE
        case "required":
            changed = REQUIRED_BEFORE if found.left else REQUIRED_AFTER
            return DRIFT if name in changed else ""
        case "type" if found.right == "any":
            return UNTYPED if found.where.endswith(UNTYPED_ENDS) else ""
        case _:
            return ""


def _of_values(found: Difference) -> str:
    only_document, only_vendor = found.left, found.right
    assert isinstance(only_document, frozenset)
    assert isinstance(only_vendor, frozenset)
    return DRIFT if only_vendor else SPELLINGS


def test_what_is_not_explained_is_noticed() -> None:
    wrong: Mapping[str, Difference] = {
        "type": Difference("GET /a ->.x", "type", "string", "number"),
        "required": Difference("GET /a ->.x", "required", left=True, right=False),
        "answer": Difference("GET /a", "answer", left=True, right=False),
    }
    assert [explanation(each) for each in wrong.values()] == ["", "", ""]
