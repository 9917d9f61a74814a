"""`specpress generate` is killed at any point: what is there is the old client or the new one.

Each child is this process forked, so that fifty runs take seconds. Half of them kill
themselves before a random call that reaches the system, half at a random time.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from paths import ROOT
from specpress.cli import main
from specpress.write import recover

OLD, NEW = (ROOT / "tests/golden" / each for each in ("paging-told", "inline-objects"))
SEED = random.randrange(2**32)
POINTS = 50
Files = dict[str, bytes]


class _Watch:
    """What the audit hook, which cannot be removed, does in a child."""

    seen = 0
    last: int | None = None

    def __call__(self, event: str, _: tuple[object, ...]) -> None:
        if self.last is not None and event.startswith(("os.", "open", "shutil.")):
            self.seen += 1
            if self.seen > self.last:
                self.last = None  # a signal is such a call as well
                os.kill(os.getpid(), signal.SIGKILL)


WATCH = _Watch()
sys.addaudithook(WATCH)


def generate(spec: Path, out: Path) -> None:
    output = ("-o", str(out), "--package", "example", "--quiet")
    assert main(["generate", str(spec / "spec.yaml"), *output]) == 0


def child(out: Path, last: int, seconds: float, report: Path) -> int:
    """Generate the new client into `out` in a process that may be killed; its exit status."""
    pid = os.fork()
    if pid == 0:
        WATCH.last = last
        with contextlib.suppress(BaseException):
            signal.setitimer(signal.ITIMER_REAL, seconds)
            generate(NEW, out)
            calls, WATCH.last = WATCH.seen, None
            report.write_text(str(calls))
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def points(order: random.Random, calls: int) -> Iterator[tuple[int, float]]:
    """The call before which to die, and the time after which to: one of them counts."""
    for number in range(POINTS):
        by_call = number % 2 == 0
        yield (
            (order.randrange(calls), 0.0)
            if by_call
            else (10**9, order.uniform(0.01, 0.5))
        )


def check(found: Files, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Every file is at any time an old or a new one, as a whole."""
    for path, content in found.items():
        if not path.startswith((".specpress/staging/", ".specpress/lock")):
            assert content in (old.get(path), new.get(path)), path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork and no SIGKILL")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_killed_run_leaves_the_old_client_or_the_new_one(tmp_path: Path) -> None:
    sys.stdout.write(f"seed {SEED}\n")  # shown where it fails
    base, report = tmp_path / "base", tmp_path / "calls"
    generate(OLD, base)
    old = files(base)
    whole = shutil.copytree(base, tmp_path / "whole")
    assert child(whole, 10**9, 0, report) == 0
    new = files(whole)
    assert len(set(old.items()) ^ set(new.items())) > 10
    ends: set[str] = set()
    for last, seconds in points(random.Random(SEED), int(report.read_text())):
        out = tmp_path / "out"
        shutil.copytree(base, out)
        ended = child(out, last, seconds, report)
        assert ended in {0, -signal.SIGKILL, -signal.SIGALRM}
        found = files(out)
        check(found, old, new)
        was_open = ".specpress/staging/journal.json" in found
        recover(out)
        after = files(out)
        assert after in (old, new)
        assert was_open or found.items() >= after.items()
        ends.add("old" if after == old else "new")
        ends |= {"half way"} if was_open else set()
        generate(NEW, out)
        assert files(out) == new
        shutil.rmtree(out)
    assert ends >= {"old", "half way"}
