"""Writes `docs/conformance.md`: what specpress makes of all documents, as tables.

    PYTHONPATH=tests python -m corpus.report [SECTION ...]

Knows how measures are shown. Each section is measured and replaced by itself; by default all
of them, which takes about an hour.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from corpus import tools
from corpus.documents import Expectation, Source, cases, corpus
from corpus.examples import Fate
from corpus.measure import (
    Measure,
    generated,
    in_processes,
    measures,
    peak_of_command,
)
from corpus.needs import LISTED, options, reason
from corpus.suite import Outcome, Verdict, suite, verdicts
from corpus.survey import Survey, surveyed
from corpus.test_tools import CHECKED
from corpus.verdicts import REFUSED, UNENFORCED
from paths import ROOT

PAGE = ROOT / "docs" / "conformance.md"
TITLE = """# Conformance

What specpress makes of real documents, of other projects' test cases and of the official JSON
Schema test suite, all in `../shared/specs`. Written by `PYTHONPATH=tests python -m
corpus.report`; `pytest` holds the first two and the last to it, `pytest -m full` the rest.
"""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers to the right."""
    shown = [
        [f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row]
        for row in rows
    ]
    rule = ["---", *["---:"] * (len(head) - 1)]
    lines = [head, rule, *shown]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


# -- real documents --------------------------------------------------------------------


def real_documents() -> str:
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(corpus(), key=lambda each: -each.bytes)
        answers = in_processes(
            surveyed, [(each, Path(folder)) for each in sources], seconds=3600
        )
        found = {
            source.id: (
                answer
                if isinstance(answer, Survey)
                else Survey(Measure(source.id, source.package, fault=answer))
            )
            for source, answer in zip(sources, answers, strict=True)
        }
    rows = [_row(source, found[source.id]) for source in sources]
    good = sum(_is_whole(each.measure) for each in found.values())
    complete = sum(not each.measure.differences for each in found.values())
    problems = [
        f"- {name}: {text}\n"
        for name, each in found.items()
        for text in _problems(each)
    ]
    return (
        f"{good} of {len(found)} documents give a client of which every module parses and "
        f"imports and every model builds; {complete} have exactly the operations of their "
        "document. CPU time and memory are those of the whole command.\n\n"
        + table(
            (
                *("document", "bytes", "operations", "lines", "CPU s", "MB"),
                *("schemas", "`Any`: fair", "told", "untold"),
                *(
                    "examples kept",
                    "not kept",
                    "invalid",
                    "no type",
                    "warnings",
                    "notes",
                ),
            ),
            rows,
        )
        + "\n`Any`: fair is where the document allows any value; told is where it says more "
        "and a diagnostic says that the type does not; untold must be 0. Examples: those that "
        "are valid by their own schema are decoded strictly and encoded to equal JSON; invalid "
        "ones, and those of a schema that is only part of one with a type, are not counted.\n"
        + ("\nWhat is wrong:\n\n" + "".join(problems) if problems else "")
    )


def _is_whole(done: Measure) -> bool:
    return done.exit_code == 0 and not (
        done.fault or done.unparsed or done.import_problems
    )


def _row(source: Source, found: Survey) -> Sequence[object]:
    done, vague = found.measure, found.vagueness
    counts: Counter[Fate] = found.fates.counts if found.fates else Counter()
    return (
        *(source.id, source.bytes, done.operations, done.lines),
        *(round(done.seconds), round(done.megabytes)),
        *(
            (vague.schemas, vague.fair, vague.told, len(vague.untold))
            if vague
            else "----"
        ),
        *(counts[Fate.KEPT], counts[Fate.REFUSED] + counts[Fate.CHANGED]),
        *(
            sum(counts[each] for each in (Fate.INVALID, Fate.UNKNOWN, Fate.NO_OBJECT)),
            counts[Fate.UNTYPED],
        ),
        *(done.count("warning"), done.count("note")),
    )


def _problems(found: Survey) -> list[str]:
    done = found.measure
    listed = [done.fault, *done.unparsed, *done.import_problems, *done.differences]
    if done.exit_code:
        listed += [each for each in done.output.splitlines() if "error" in each][:1]
    if found.vagueness:
        listed += [f"Any without a word: {each}" for each in found.vagueness.untold[:5]]
    listed += [f"more Any than declared: {each}" for each in found.unfounded]
    if found.fates:
        listed += found.fates.problems[:5]
    return [_safe(each) for each in listed if each]


def _safe(text: str) -> str:
    return re.sub(r"([<>|`*])", r"\\\1", " ".join(text.split()))[:300]


# -- cases -----------------------------------------------------------------------------


def other_cases() -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [each for each in cases() if each.expectation is Expectation.GOOD]
        found = measures(good, folder, options)
        bad = [each for each in cases() if each.expectation is Expectation.BAD]
        answers = list(
            in_processes(generated, [(each, folder) for each in bad], seconds=60)
        )
    whole = sum(_is_whole(each) for each in found.values())
    complete = sum(not each.differences for each in found.values())
    answered = sum(
        isinstance(each, Measure) and "internal error" not in each.output
        for each in answers
    )
    wrong = [
        f"- {each.id}: {text}\n"
        for each in found.values()
        for text in _problems(Survey(each))
    ]
    return (
        table(
            ("cases", "number", "as they should be"),
            [
                (
                    "valid or doubtful: generated, all modules parse and import",
                    len(found),
                    whole,
                ),
                (
                    "the same: operations of the client are those of the document",
                    len(found),
                    complete,
                ),
                (
                    "invalid on purpose: an exit code, no fault, within a minute",
                    len(bad),
                    answered,
                ),
            ],
        )
        + "\nWhat some documents need:\n\n"
        + table(
            ("document", "option", "why"),
            [(each, *reason(each)) for each in sorted(LISTED)],
        )
        + ("\nWhat is wrong:\n\n" + "".join(wrong) if wrong else "")
    )


# -- the JSON Schema suite -------------------------------------------------------------


def schema_suite() -> str:
    with tempfile.TemporaryDirectory() as folder:
        tasks = [(each, Path(folder)) for each in suite().values()]
        found: Mapping[str, list[Verdict]] = {
            name: [] if isinstance(answer, str) else answer
            for name, answer in zip(suite(), in_processes(verdicts, tasks), strict=True)
        }
    rows = [
        (name, *_tally(each), UNENFORCED.get(name, "")) for name, each in found.items()
    ]
    total = _tally([verdict for each in found.values() for verdict in each])
    failing = [
        f"- {each.name}: {REFUSED.get(each.name) or _safe(each.detail)}\n"
        for verdict in found.values()
        for each in verdict
        if each.is_valid and each.outcome is not Outcome.AS_EXPECTED
    ]
    return "With `exact_schemas`, each schema a component of a 3.1 document. Valid instances " "decode strictly and encode to equal JSON; invalid ones are refused.\n\n" + table(
        ("keyword", "valid", "read and written", "invalid", "refused", "why not all"),
        [*rows, ("all", *total, "")],
    ).replace(
        "| ---: |\n", "| --- |\n"
    ) + (
        "\nValid instances that are not read:\n\n" + "".join(failing) if failing else ""
    )


def _tally(found: Iterable[Verdict]) -> tuple[int, int, int, int]:
    counts = Counter(
        (each.is_valid, each.outcome is Outcome.AS_EXPECTED) for each in found
    )
    valid, invalid = counts[True, True], counts[False, True]
    return (
        *(valid + counts[True, False], valid),
        *(invalid + counts[False, False], invalid),
    )


# -- the tools of users ----------------------------------------------------------------


def users_tools() -> str:
    checks = (tools.mypy, tools.pyright, tools.ruff, tools.black)
    core = [
        each
        for each in cases()
        if each.is_core and each.expectation is Expectation.GOOD
    ]
    real = [each for each in corpus() if each.id in CHECKED]
    rows: list[Sequence[object]] = []
    lines: list[str] = []
    for name, sources in (("core cases", core), ("real documents", real)):
        with tempfile.TemporaryDirectory() as folder:
            found = measures(sources, Path(folder), options)
            packages = [each.package for each in found.values() if _is_whole(each)]
            row: list[object] = [f"{len(packages)} of {len(sources)} {name}"]
            for check in checks:
                errors, output = check(Path(folder), packages)
                row.append(errors.total())
                if errors:
                    worst = ", ".join(
                        f"{key} {count}" for key, count in errors.most_common(5)
                    )
                    lines.append(f"- {check.__name__}, {name}: {worst}\n")
                    lines += [
                        f"  - {_safe(each)}\n" for each in output.splitlines()[:5]
                    ]
            rows.append(row)
    (giant,) = (each for each in corpus() if each.id == "github")
    with tempfile.TemporaryDirectory() as folder:
        (peak,) = in_processes(peak_of_command, [(giant, Path(folder))])
    return (
        table(("errors in", "mypy --strict", "pyright strict", "ruff", "black"), rows)
        + ("\n" + "".join(lines) if lines else "")
        + f"\nThe real documents: {', '.join(CHECKED)}.\n"
        + f"\nMemory of `specpress generate` for GitHub's 13 MB: "
        f"{peak if isinstance(peak, str) else round(peak)} MB (at most 500).\n"
    )


# -- the page --------------------------------------------------------------------------

SECTIONS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "documents": ("Real documents", real_documents),
    "tools": ("mypy, pyright, ruff, black, memory", users_tools),
    "cases": ("Test cases of other projects", other_cases),
    "suite": ("JSON Schema test suite", schema_suite),
}


def main(chosen: Sequence[str]) -> int:
    unknown = set(chosen) - SECTIONS.keys()
    if unknown:
        raise SystemExit(f"sections are {', '.join(SECTIONS)}")
    for name in chosen or SECTIONS:
        heading, measure = SECTIONS[name]
        sections = _sections()
        sections[heading] = f"\n{measure()}"
        ordered = [each for each, _ in SECTIONS.values() if each in sections]
        PAGE.write_text(
            TITLE + "".join(f"\n## {each}\n{sections[each]}" for each in ordered),
            encoding="utf-8",
        )
    return 0


def _sections() -> dict[str, str]:
    """What the page has now, by heading."""
    if not PAGE.exists():
        return {}
    parts = re.split(
        r"^## (.*)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return {
        heading: f"{text.rstrip()}\n"
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
